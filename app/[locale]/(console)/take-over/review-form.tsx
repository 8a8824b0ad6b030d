"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { watch } from "./actions.ts";
import type { Reviewed } from "./after.ts";
import { focusOn } from "./focus-on.ts";
import { ReviewRow } from "./review-row.tsx";

type Props = { rows: readonly Reviewed[]; establishmentId: string; environment: string; branchId: string };

/** The dry run, row by row; what is chosen of it is recorded together or not at all. */
export function ReviewForm({ rows, establishmentId, environment, branchId }: Props) {
  const t = useTranslations("takeOver.watch");
  const fit = rows.filter(({ refusals }) => refusals.length === 0);
  const refused = rows.filter(({ refusals }) => refusals.length > 0);
  const every = fit.flatMap(({ certificate }) => certificate?.base64 ?? []);
  const [chosen, choose] = useState<ReadonlySet<string>>(() => new Set(every));
  const [done, submit] = useAnswer(watch);
  const set = (value: string, on: boolean) =>
    choose((before) => new Set(on ? [...before, value] : [...before].filter((each) => each !== value)));
  if (done !== undefined) return <Watched {...done} />;
  return (
    <div ref={focusOn} tabIndex={-1}>
      <Section
        title={t("found")}
        note={t("foundNote")}
        actions={
          fit.length > 1 && (
            <>
              <Button onClick={() => choose(new Set(every))}>{t("all")}</Button>
              <Button onClick={() => choose(new Set())}>{t("noOne")}</Button>
            </>
          )
        }
        flush
      >
        <Form action={submit} wide className="gap-0">
          <input type="hidden" name="establishmentId" value={establishmentId} />
          <input type="hidden" name="environment" value={environment} />
          <input type="hidden" name="branchId" value={branchId} />
          {refused.length > 0 && <Group title={t("refused", { count: refused.length })} rows={refused} />}
          {fit.length > 0 && <Group title={t("fit", { count: fit.length })} rows={fit} chosen={chosen} set={set} />}
          <div className="px-4 py-3">
            {fit.length === 0 ? (
              <p className="text-ink-quiet">{t("noneFit")}</p>
            ) : (
              <SubmitButton className="w-fit" disabled={chosen.size === 0}>
                {t("take", { count: chosen.size })}
              </SubmitButton>
            )}
          </div>
        </Form>
      </Section>
    </div>
  );
}

type GroupProps = {
  title: string;
  rows: readonly Reviewed[];
  chosen?: ReadonlySet<string>;
  set?: (value: string, on: boolean) => void;
};

function Group({ title, rows, chosen, set }: GroupProps) {
  return (
    <div className="border-b">
      <h3 className="px-4 pt-3 font-medium">{title}</h3>
      <ul className="divide-y">
        {rows.map((row) => (
          <ReviewRow
            key={`${row.file} ${row.row}`}
            row={row}
            on={chosen?.has(row.certificate?.base64 ?? "")}
            set={set}
          />
        ))}
      </ul>
    </div>
  );
}

function Watched({ watched, made, at }: { watched: number; made: number; at: string }) {
  const t = useTranslations("takeOver.watch");
  const format = useFormat();
  return (
    <output ref={focusOn} tabIndex={-1} className="block">
      <Banner
        state="good"
        title={t("done", { watched, made, time: format.dateTime(at) })}
        action={
          <span className="flex flex-wrap gap-2">
            <LinkButton href="/devices">{t("toDevices")}</LinkButton>
            <LinkButton href="/certificates">{t("toCertificates")}</LinkButton>
          </span>
        }
      >
        {t("doneText")}
      </Banner>
    </output>
  );
}
