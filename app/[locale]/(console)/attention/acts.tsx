import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import type { Found } from "#lib/services/attention/source.ts";
import { SessionEntry } from "../enrolments/sessions/entry.tsx";
import { Looked } from "./looked.tsx";

type Props = { found: readonly Found[]; at: Date; asleep: number };

/** What was put aside, a session where renewals wait for one, and how old the page is. */
export async function Acts({ found, at, asleep }: Props) {
  const t = await getTranslations("attention.asleep");
  const renew = found.some(({ source, total }) => renewable.has(source) && total > 0);
  return (
    <ClientMessages also={["attention"]}>
      {asleep > 0 && <LinkButton href="/attention/asleep">{t("link", { count: asleep })}</LinkButton>}
      {renew && <SessionEntry pick="soon" />}
      <Looked at={at.toISOString()} />
    </ClientMessages>
  );
}

const renewable: ReadonlySet<string> = new Set(["expiring", "plan_overdue"]);
