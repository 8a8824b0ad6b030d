"use client";

import { useTranslations } from "next-intl";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { cx } from "#components/ui/cx.ts";
import type { RowShown } from "./row-shown.ts";

type Props = {
  row: RowShown;
  /** Not recorded, by choice or because a row that it belongs to is not. */
  out: boolean;
  chosen: boolean;
  set: (key: string, on: boolean) => void;
};

export function DryRunRow({ row, out, chosen, set }: Props) {
  const t = useTranslations("imports");
  const { key, kind, name, about, problems, needs, sheet } = row;
  const faulty = problems.length > 0;
  const [need] = needs;
  const follows = out && chosen ? need : undefined;
  return (
    <li className={cx("flex items-start gap-3 border-b px-4 py-2 last:border-b-0", out && !faulty && "text-ink-quiet")}>
      {faulty ? (
        <StateIcon state="broken" className="mt-0.5" />
      ) : (
        <input
          type="checkbox"
          aria-label={t("check.take", { row: row.row })}
          checked={!out}
          disabled={follows !== undefined}
          onChange={({ target }) => set(key, target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
      )}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-3">
          <bdi className="font-medium wrap-anywhere">{name}</bdi>
          {kind && <span className="text-ink-quiet">{t(`kind.${kind}`)}</span>}
          <bdi className="text-ink-quiet wrap-anywhere">{about}</bdi>
          {follows && <span className="text-cell text-ink-quiet">{t("check.needs", { row: follows.row })}</span>}
        </p>
        {faulty && <Problems problems={problems} />}
      </div>
      <span className="shrink-0 text-cell text-ink-quiet">
        {sheet !== "" && <bdi>{sheet} · </bdi>}
        {t("check.row", { row: row.row })}
      </span>
    </li>
  );
}

function Problems({ problems }: Pick<RowShown, "problems">) {
  const t = useTranslations("imports");
  return (
    <ul className="mt-0.5 flex flex-col gap-0.5 text-cell">
      {problems.map(({ field, code, params, cell, value }) => (
        <li key={`${field} ${code}`}>
          <span className="font-medium">{t(`field.${field}`)}</span>
          {cell && (
            <>
              {" "}
              <Code>{cell}</Code>
            </>
          )}
          {value !== "" && (
            <>
              {" "}
              <bdi className="text-ink-quiet wrap-anywhere">{shortened(value)}</bdi>
            </>
          )}
          {": "}
          <FieldErrorText error={{ path: field, code, params }} />
        </li>
      ))}
    </ul>
  );
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
