"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import { batchesFor } from "#lib/domain/otp-session.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { start } from "./actions.ts";
import type { PlanGroup, PlanRow } from "./plan-view.ts";

type Props = { groups: readonly PlanGroup[]; more: boolean };

/** The dry run: who takes part, who is kept out and why; devices may be left out one by one. */
export function PlanForm({ groups, more }: Props) {
  const t = useTranslations("sessions.plan");
  const all = groups.flatMap(({ eligible }) => eligible);
  const [chosen, choose] = useState<ReadonlySet<string>>(
    () => new Set(all.flatMap(({ id, proposed }) => (proposed ? id : []))),
  );
  const set = (ids: readonly string[], on: boolean) =>
    choose((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  return (
    <FreshForm action={start} wide>
      {more && <p className="text-ink-quiet">{t("more")}</p>}
      {[...chosen].map((id) => (
        <input key={id} type="hidden" name="devices[]" value={id} />
      ))}
      {groups.map((group) => (
        <Group key={group.key} group={group} chosen={chosen} set={set} />
      ))}
      <SubmitButton className="w-fit" disabled={chosen.size === 0}>
        {t("confirm", { count: chosen.size })}
      </SubmitButton>
    </FreshForm>
  );
}

type GroupProps = {
  group: PlanGroup;
  chosen: ReadonlySet<string>;
  set: (ids: readonly string[], on: boolean) => void;
};

function Group({ group, chosen, set }: GroupProps) {
  const t = useTranslations("sessions");
  const { eligible, blocked, kind, environment, establishment } = group;
  const ids = eligible.map(({ id }) => id);
  const taken = ids.filter((id) => chosen.has(id)).length;
  const batches = batchesFor(taken).map((count) => t("plan.codes", { count }));
  return (
    <Section
      title={
        <span className="flex flex-wrap items-center gap-x-3">
          {t(`kind.${kind}`)} <bdi className="font-normal text-ink-quiet">{establishment}</bdi>
          <EnvironmentMark environment={environment} />
        </span>
      }
      actions={
        ids.length > 0 && (
          <>
            <Button onClick={() => set(ids, true)}>{t("plan.all")}</Button>
            <Button onClick={() => set(ids, false)}>{t("plan.noOne")}</Button>
          </>
        )
      }
      flush
    >
      <div className="flex flex-col gap-0.5 border-b px-4 py-2 text-cell text-ink-quiet">
        <VatStatus group={group} />
        {taken > 0 && (
          <p className="font-medium text-ink">{t("plan.make", { batches: batches.join(t("plan.and")) })}</p>
        )}
      </div>
      {eligible.length > 0 && (
        <>
          <p className="px-4 pt-3 font-medium">{t("plan.eligible", { count: eligible.length })}</p>
          <ul className="py-1">
            {eligible.map((row) => (
              <Eligible key={row.id} row={row} on={chosen.has(row.id)} set={set} />
            ))}
          </ul>
        </>
      )}
      {blocked.length > 0 && <Blocked rows={blocked} />}
    </Section>
  );
}

function VatStatus({ group: { vatNumber, vatSuspendedAt } }: { group: PlanGroup }) {
  const t = useTranslations("sessions.plan");
  const format = useFormat();
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <span>
        {t("vat")} <Code>{vatNumber}</Code>
      </span>
      {vatSuspendedAt === null ? (
        <span>{t("vatActive")}</span>
      ) : (
        <StateMark state="broken">{t("vatSuspended", { date: format.date(vatSuspendedAt) })}</StateMark>
      )}
    </p>
  );
}

type RowProps = { row: PlanRow; on: boolean; set: (ids: readonly string[], on: boolean) => void };

function Eligible({ row: { id, name, branch, notAfter, over, due }, on, set }: RowProps) {
  const t = useTranslations("sessions.plan");
  const format = useFormat();
  return (
    <li>
      <label className="flex min-h-9 flex-wrap items-center gap-x-3 px-4 py-1 hover:bg-sunken">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => set([id], target.checked)}
          className="size-4 shrink-0 accent-accent"
        />
        <bdi className="font-medium">{name}</bdi>
        <bdi className="text-ink-quiet">{branch}</bdi>
        <span className="ms-auto text-cell text-ink-quiet">
          {notAfter === null ? t("new") : t("ends", { over: over ? "yes" : "no", date: format.date(notAfter) })}
          {!due && ` · ${t("notDue")}`}
        </span>
      </label>
    </li>
  );
}

function Blocked({ rows }: { rows: readonly PlanRow[] }) {
  const t = useTranslations("sessions");
  return (
    <div className="border-t">
      <p className="px-4 pt-3 font-medium">{t("plan.blocked", { count: rows.length })}</p>
      <ul className="py-1">
        {rows.map(({ id, name, branch, blocks }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 px-4 py-1">
            <bdi className="font-medium">{name}</bdi>
            <bdi className="text-ink-quiet">{branch}</bdi>
            <span className="flex flex-col">
              {blocks.map((block) => (
                <StateMark key={block} state="broken" quiet>
                  {t(`block.${block}`)}
                </StateMark>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
