import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { Cause } from "#lib/services/findings/causes.ts";
import { causeHref } from "./cause-address.ts";
import { aboutCause, causeTitle, entryOfCause } from "./cause-words.ts";

/** One root cause in the list: what it is, whom it concerns, how many documents, who sees to it; the code small. */
export function CauseItem({ cause }: { cause: Cause }) {
  const t = useTranslations("findings");
  const locale = useLocale();
  const entry = entryOfCause(cause);
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
        <Link href={causeHref(cause)} className="font-medium hover:underline">
          {causeTitle(locale, cause)}
        </Link>
        <p>
          <bdi>{aboutCause(t, locale, cause)}</bdi>
        </p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-cell text-ink-quiet">
          <Code wrap>{cause.code}</Code>
          <span>{entry ? t(`owner.${entry.owner}`) : t("unknown")}</span>
          {cause.group && <span>{t("sees", { group: nameIn(locale, cause.group) })}</span>}
          <EnvironmentMark environment={cause.environment} />
        </p>
      </div>
      <div className="flex flex-col items-end gap-1 text-end">
        <span className="text-section font-semibold tabular-nums">{t("documents", { count: cause.documents })}</span>
        <CauseMark cause={cause} />
        {cause.since && (
          <span className="text-cell text-ink-quiet">
            <TimeText at={cause.since.toISOString()} />
          </span>
        )}
      </div>
    </li>
  );
}

/** Whether anybody said that it is mended, and whether it came back. */
export function CauseMark({ cause: { fixedAt, fresh } }: { cause: Pick<Cause, "fixedAt" | "fresh"> }) {
  const t = useTranslations("findings.mark");
  if (fixedAt === null) return <StateMark state="broken">{t("new")}</StateMark>;
  return fresh > 0 ? (
    <StateMark state="late">{t("back")}</StateMark>
  ) : (
    <StateMark state="waiting">{t("fixed")}</StateMark>
  );
}
