"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { NumberField } from "#components/form/fields.tsx";
import { IconButton } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Money } from "#components/ui/money.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { takenOf, type AdvanceDraft, type ShareDraft } from "./advance-drafts.ts";
import { choiceOf } from "./vat-choices.ts";

type Props = {
  path: string;
  advance: AdvanceDraft;
  currency: string;
  drop: () => void;
  change: (shares: readonly ShareDraft[]) => void;
};

/** One prepayment that the invoice settles, with an amount for each VAT rate of it. */
export function PickedAdvance({ path, advance, currency, drop, change }: Props) {
  const t = useTranslations("documents.form.advance");
  const { id, error } = useField(path);
  const { number, issueDate, total, shares, from, uuid } = advance;
  const hidden = from === "" ? { from, number, uuid } : { from };
  return (
    <li className="flex flex-col gap-2 border-b px-3 py-2 last:border-b-0">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={`${path}.${name}`} value={value} />
      ))}
      <div id={id} tabIndex={-1} className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Code>{number}</Code>
        <bdi dir="ltr" className="text-cell text-ink-quiet">
          {issueDate}
        </bdi>
        <span className="ms-auto flex flex-wrap items-center gap-x-2">
          {shares.length > 0 && <span className="text-cell text-ink-quiet">{t("left")}</span>}
          <Money minor={total.replace(".", "")} currency={currency} />
        </span>
        <IconButton label={t("drop", { number })} onClick={drop}>
          <X aria-hidden />
        </IconButton>
      </div>
      {shares.map((share, place) => (
        <Share
          key={`${share.category} ${share.percent}`}
          path={`${path}.parts.${place}`}
          share={share}
          currency={currency}
          change={(amount) => change(shares.map((one, index) => (index === place ? { ...one, amount } : one)))}
        />
      ))}
      {error && (
        <p className="text-cell text-broken">
          <FieldErrorText error={error} />
        </p>
      )}
    </li>
  );
}

type ShareProps = { path: string; share: ShareDraft; currency: string; change: (amount: string) => void };

function Share({ path, share, currency, change }: ShareProps) {
  const t = useTranslations("documents.form");
  const format = useFormat();
  const { category, percent } = share;
  const { net, tax } = takenOf(share);
  return (
    <div className="max-w-80">
      <input type="hidden" name={`${path}.category`} value={category} />
      <input type="hidden" name={`${path}.percent`} value={percent} />
      <NumberField
        name={`${path}.taxable`}
        label={t("advance.amount", { rate: t(`vatOf.${choiceOf(category, percent)}`) })}
        hint={t("advance.withVat", { total: format.money(net + tax, currency), tax: format.money(tax, currency) })}
        decimals
        required
        value={share.amount}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    </div>
  );
}
