import { useTranslations } from "next-intl";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import type { DeviceStatus } from "#lib/domain/device-lifecycle.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { Link } from "#lib/i18n/navigation.ts";

type Device = {
  readonly id: string;
  readonly name: string;
  readonly status: DeviceStatus | "expired" | "watched";
  readonly environment: Environment;
};

/** The devices that may issue for a branch. */
export function ServingDevices({ devices }: { devices: readonly Device[] }) {
  const t = useTranslations("branches");
  return (
    <Section title={t("serving")} flush>
      {devices.length === 0 && <p className="p-4 text-ink-quiet">{t("servingNone")}</p>}
      <ul>
        {devices.map(({ id, name, status, environment }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 last:border-b-0">
            <Link
              href={`/devices/${id}`}
              className="min-w-0 flex-1 basis-32 font-medium text-accent wrap-anywhere hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
            <EnvironmentMark environment={environment} />
            <StateMark state={states[status]} quiet>
              {t(`deviceStatus.${status}`)}
            </StateMark>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const states: Record<Device["status"], State> = {
  draft: "unknown",
  live: "good",
  expired: "broken",
  watched: "waiting",
  suspended: "due",
  ended: "unknown",
};
