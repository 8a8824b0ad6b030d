import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Section } from "#components/ui/section.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { Cause } from "#lib/services/findings/causes.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { ask } from "../ask.ts";
import { HandleForm, SettleForm } from "./handle-form.tsx";

/** Where the cause is mended, who sees to it, and whether it is. */
export async function CauseHandling({ cause, mayWrite }: { cause: Cause; mayWrite: boolean }) {
  const { establishmentId, environment, code, subject, fixedAt, fresh } = cause;
  const [t, locale, format] = await Promise.all([getTranslations("findings"), getLocale(), getFormat()]);
  const groups = await ask(listGroups, { establishmentId });
  const here = { establishmentId, environment, code, subject };
  const source = sourceOf(cause);
  const time = fixedAt && format.dateTime(fixedAt);
  return (
    <div className="flex min-w-0 flex-col gap-6">
      {time && (
        <Banner state={fresh > 0 ? "late" : "waiting"} title={t(fresh > 0 ? "mark.back" : "mark.fixed")}>
          {fresh > 0 ? t("backText", { count: fresh, time }) : t("fixedText", { time })}
        </Banner>
      )}
      {source && (
        <Section title={t("records.title")}>
          <LinkButton href={source.href}>{t(`records.${source.kind}`)}</LinkButton>
        </Section>
      )}
      <Section title={t("handle.title")}>
        {mayWrite ? (
          <div className="flex flex-col gap-6">
            <HandleForm
              cause={here}
              groups={groups.map((group) => ({ value: group.id, label: nameIn(locale, group) }))}
              groupId={cause.group?.id ?? null}
              note={cause.note}
            />
            <SettleForm cause={here} fixed={fixedAt !== null} />
          </div>
        ) : (
          <p>{cause.group ? t("sees", { group: nameIn(locale, cause.group) }) : t("handle.nobody")}</p>
        )}
      </Section>
    </div>
  );
}

/** The record that the documents took the wrong value from. */
function sourceOf({ subject, establishmentId }: Cause) {
  const [kind, id] = subject.split(":", 2);
  if (kind === "establishment") return { kind, href: `/establishments/${establishmentId}` } as const;
  if (kind === "branch") return { kind, href: `/branches/${id ?? ""}` } as const;
  return kind === "device" ? ({ kind, href: `/devices/${id ?? ""}` } as const) : undefined;
}
