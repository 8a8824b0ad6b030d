import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { needsSession } from "#lib/domain/opening.ts";
import { Link } from "#lib/i18n/navigation.ts";
import type { OpeningView } from "#lib/services/opening/queries.ts";
import type { SessionView } from "#lib/services/otp-sessions/queries.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { BeginForm } from "./begin-form.tsx";
import { KeptOut } from "./kept-out.tsx";
import { OpeningReady } from "./opening-ready.tsx";
import { OpeningSession } from "./opening-session.tsx";
import { TillsForm } from "./tills-form.tsx";

type Props = { view: OpeningView; session: SessionView | undefined };

/** What there is to do now, and under it what else one may add. */
export async function OpeningNow({ view, session }: Props) {
  const [t, environments] = await Promise.all([getTranslations("opening"), reachableEnvironments()]);
  const { branch, devices } = view;
  const waiting = devices.filter(needsSession).map(({ id }) => id);
  const form = <TillsForm key={devices.length} branchId={branch.id} environments={environments} />;
  if (devices.length === 0) return <Section title={t("tills.title")}>{form}</Section>;
  const others = new Set(devices.flatMap(({ sessionId }) => sessionId ?? []));
  if (session) others.delete(session.session.id);
  return (
    <>
      <KeptOut view={view} />
      {devices.every(({ live }) => live) && <OpeningReady view={view} />}
      {waiting.length > 0 && (
        <Section title={t("session.title")}>
          <BeginForm devices={waiting} />
        </Section>
      )}
      {session && <OpeningSession view={session} />}
      {[...others].map((id) => (
        <Link key={id} href={`/enrolments/sessions/${id}`} className="w-fit text-accent hover:underline">
          {t("session.others")}
        </Link>
      ))}
      <details className="rounded-md border bg-surface">
        <summary className="cursor-pointer px-4 py-2 font-medium">{t("tills.more")}</summary>
        <div className="border-t p-4">{form}</div>
      </details>
    </>
  );
}
