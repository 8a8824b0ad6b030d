import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { can } from "#lib/actor.ts";
import type { Pick } from "#lib/domain/otp-session.ts";
import { requiredSession } from "#lib/web/session.ts";

type Props = { pick: Pick; address?: Readonly<Record<string, string | undefined>> };

/** Leads to the dry run of a session with what is shown here, for whoever may enrol. */
export async function SessionEntry({ pick, address }: Props) {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("sessions.entry")]);
  if (!can(actor, "enrolment:write")) return null;
  const kept = Object.entries(address ?? {}).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === "" || places.has(name) ? [] : [[name, value]],
  );
  const filter = new URLSearchParams([...kept, ["pick", pick]]).toString();
  const words = pick === "due" || pick === "soon" || pick === "changed" || pick === "new" ? pick : "list";
  return <LinkButton href={`/enrolments/sessions/new?${filter}`}>{t(words)}</LinkButton>;
}

const places: ReadonlySet<string> = new Set(["after", "before", "open", "sort", "hide", "establishment"]);
