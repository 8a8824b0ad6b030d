import { getTranslations } from "next-intl/server";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { DeviceView } from "./device-view.ts";

/** Walks before the last one, and one that was abandoned; each keeps its page with its calls. */
export async function EarlierWalks({ view: { device, enrolments } }: { view: DeviceView }) {
  const [t, words] = await Promise.all([getTranslations("devices.page"), getTranslations("enrolments")]);
  const last = enrolments.find(({ environment }) => environment === device.environment);
  const earlier = enrolments.filter(({ id, status }) => id !== last?.id || status === "abandoned");
  if (earlier.length === 0) return null;
  return (
    <Section title={t("walks")} flush>
      <ul>
        {earlier.map(({ id, kind, status, environment, updatedAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b px-4 py-2 text-cell last:border-b-0"
          >
            <Link href={`/enrolments/${id}`} className="min-w-24 font-medium text-accent hover:underline">
              {words(`kind.${kind}`)}
            </Link>
            <span className="text-ink-quiet">{words(`status.${status}`)}</span>
            {environment !== device.environment && <EnvironmentMark environment={environment} />}
            <span className="text-ink-quiet sm:ms-auto">
              <TimeText at={updatedAt.toISOString()} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
