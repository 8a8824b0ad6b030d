import { useTranslations } from "next-intl";
import { StateMark } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import { environments } from "#lib/domain/environment.ts";
import type { showReconciliation } from "#lib/services/reconciliation/queries.ts";
import { RecordRevoked } from "./record-revoked.tsx";

type Kind = Awaited<ReturnType<typeof showReconciliation.run>>["kinds"][number];
type Row = Kind["rows"][number];
type Props = { of: Kind; establishmentId: string };

/** What differs in one way, what that means, and the one thing to do about each. */
export function DiscrepancyRows({ of: { kind, total, rows }, establishmentId }: Props) {
  const [t, words] = [useTranslations("reconciliation.kind"), useTranslations("reconciliation.result")];
  const cut = total > rows.length ? ` · ${words("cut", { shown: rows.length })}` : "";
  return (
    <Section title={t(`${kind}.title`)} note={`${words("units", { count: total })}${cut}`} flush>
      <p className="max-w-prose px-4 py-3 text-ink-quiet">{t(`${kind}.text`)}</p>
      <ul className="border-t">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b px-4 py-2.5 last:border-b-0">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium wrap-anywhere">
                <bdi>{row.name}</bdi>
              </p>
              <Code wrap>{row.egsSerial}</Code>
            </div>
            <Standing of={row} />
            <Act of={row} establishmentId={establishmentId} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Standing({ of: { portalState, detail } }: { of: Row }) {
  const [t, words] = [useTranslations("reconciliation"), useTranslations("environment")];
  const elsewhere = environments.find((one) => one === detail);
  return (
    <span className="text-cell text-ink-quiet">
      {portalState === null ? t("portal.absent") : t(`portal.${portalState}`)}
      {elsewhere && ` · ${words(elsewhere)}`}
    </span>
  );
}

function Act({ of: { id, kind, deviceId, name, status }, establishmentId }: { of: Row; establishmentId: string }) {
  const t = useTranslations("reconciliation.act");
  if (deviceId === null)
    return <LinkButton href={`/take-over?establishment=${establishmentId}`}>{t("bring")}</LinkButton>;
  if (kind !== "revoked_there") return <LinkButton href={`/devices/${deviceId}`}>{t("see")}</LinkButton>;
  if (status === "live" || status === "suspended") return <RecordRevoked discrepancyId={id} name={name} />;
  return (
    <StateMark state="good" quiet>
      {t("ended")}
    </StateMark>
  );
}
