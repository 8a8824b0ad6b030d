import { useTranslations } from "next-intl";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { queueOverview } from "#lib/services/submissions/queries.ts";
import { Release } from "./release.tsx";

type Held = Awaited<ReturnType<typeof queueOverview.run>>["held"][number];

/** Devices whose documents wait whatever their own turn is, with the reason and the way on. */
export function HeldDevices({ held, mayRelease }: { held: readonly Held[]; mayRelease: boolean }) {
  const t = useTranslations("queue.held");
  return (
    <Section
      title={t("title")}
      note={held.length > 0 && t("note")}
      actions={held.length > 0 && <ExportLink path="/api/v1/exports/held" />}
      flush
    >
      {held.length === 0 && <p className="p-4 text-ink-quiet">{t("none")}</p>}
      <ul>
        {held.map((one) => (
          <li key={one.id} className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-b-0">
            <One of={one} />
            {mayRelease && <Release deviceId={one.deviceId} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function One({ of }: { of: Held }) {
  const t = useTranslations("queue.held");
  return (
    <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <Link href={`/devices/${of.deviceId}`} className="font-medium text-accent hover:underline">
          <bdi>{of.deviceName}</bdi>
        </Link>
        <EnvironmentMark environment={of.environment} />
      </p>
      <p>{of.leftovers ? t("leftovers") : t(`reason.${of.reason}`)}</p>
      {of.note && (
        <p className="text-ink-quiet">
          <bdi>{of.note}</bdi>
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-cell text-ink-quiet">
        <TimeText at={of.heldAt.toISOString()} />
        <span>{t("waiting", { count: of.waiting })}</span>
        {of.probes > 0 && <span>{t("probes", { count: of.probes })}</span>}
      </p>
    </div>
  );
}
