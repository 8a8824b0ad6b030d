"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { discard, record } from "./actions.ts";
import { DryRunRow } from "./dry-run-row.tsx";
import type { RowShown } from "./row-shown.ts";

type Props = {
  importId: string;
  rows: readonly RowShown[];
  good: number;
  faulty: number;
  hiddenGood: number;
  hiddenFaulty: number;
};

/** Every row as it would be recorded or why it cannot be; those without problems may be left out one by one. */
export function DryRun({ importId, rows, good, faulty, hiddenGood, hiddenFaulty }: Props) {
  const t = useTranslations("imports.check");
  const [left, leave] = useState<ReadonlySet<string>>(new Set<string>());
  const able = rows.filter(({ problems }) => problems.length === 0);
  const out = outWith(able, left);
  const count = good - out.size;
  const set = (key: string, on: boolean) =>
    leave((before) => new Set(on ? [...before].filter((one) => one !== key) : [...before, key]));
  return (
    <Section
      title={t("title")}
      actions={
        able.length > 1 && (
          <>
            <Button onClick={() => leave(new Set())}>{t("all")}</Button>
            <Button onClick={() => leave(new Set(able.map(({ key }) => key)))}>{t("none")}</Button>
          </>
        )
      }
      flush
    >
      <Standing good={good} faulty={faulty} />
      <ul className="border-b">
        {rows.map((row) => (
          <DryRunRow key={row.key} row={row} out={out.has(row.key)} chosen={!left.has(row.key)} set={set} />
        ))}
      </ul>
      {hiddenGood + hiddenFaulty > 0 && (
        <p className="px-4 py-2 text-ink-quiet">{t("more", { shown: rows.length, count: hiddenGood })}</p>
      )}
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <Form action={record}>
          <input type="hidden" name="importId" value={importId} />
          <input type="hidden" name="leftOut" value={[...out].join(" ")} />
          <input type="hidden" name="expected" value={count} />
          <SubmitButton disabled={count === 0} className="w-fit">
            {t("submit", { count })}
          </SubmitButton>
          <p className="text-cell text-ink-quiet">{t("why")}</p>
        </Form>
        <Form action={discard}>
          <input type="hidden" name="importId" value={importId} />
          <SubmitButton kind="bare">{t("discard")}</SubmitButton>
        </Form>
      </div>
    </Section>
  );
}

function Standing({ good, faulty }: { good: number; faulty: number }) {
  const t = useTranslations("imports.check");
  return (
    <div className="flex flex-col gap-1 border-b px-4 py-2">
      <span className="flex flex-wrap gap-x-4">
        <StateMark state={good > 0 ? "good" : "unknown"}>{t("ready", { count: good })}</StateMark>
        {faulty > 0 && <StateMark state="broken">{t("faulty", { count: faulty })}</StateMark>}
      </span>
      <p className="text-cell text-ink-quiet">{faulty > 0 ? t("stay") : t("allGood")}</p>
    </div>
  );
}

/** What is left out, and what belongs to it. */
function outWith(rows: readonly RowShown[], left: ReadonlySet<string>): ReadonlySet<string> {
  const out = new Set(left);
  for (let size = -1; size !== out.size;) {
    size = out.size;
    for (const { key, needs } of rows) if (needs.some((need) => out.has(need.key))) out.add(key);
  }
  return out;
}
