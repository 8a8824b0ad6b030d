import { getTranslations } from "next-intl/server";
import { HoursLeft } from "#components/documents/hours-left.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Section } from "#components/ui/section.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { nearestLimit } from "#lib/services/attention/nearest.ts";
import type { Found } from "#lib/services/attention/source.ts";
import { ask } from "../ask.ts";

type Props = { establishment: string; below: readonly Found[] };

/** The document whose limit comes first, with the time that is left for it; nothing where none waits, or where it stands among the items below. */
export async function Nearest({ establishment, below }: Props) {
  const [found, t] = await Promise.all([ask(nearestLimit, { establishment }), getTranslations("attention")]);
  const listed = below.some(({ items }) => items.some(({ subject }) => subject === found?.id));
  if (found === undefined || listed) return null;
  return (
    <Section title={t("nearest")}>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <Link href={`/documents/${found.id}`} className="font-medium hover:underline">
            <bdi>{found.number}</bdi>
          </Link>
          <bdi className="text-ink-quiet">{found.device}</bdi>
          <EnvironmentMark environment={found.environment} />
        </span>
        <ClientMessages also={["documents"]}>
          <HoursLeft from={found.from.toISOString()} dueAt={found.dueAt.toISOString()} />
        </ClientMessages>
      </p>
    </Section>
  );
}
