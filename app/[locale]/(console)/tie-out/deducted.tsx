import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { deductions, type Month } from "./month-view.ts";

/** Why the sums may be more than the books': final invoices count in full beside the prepayments that they settle. */
export const Deducted = ({ month }: { month: Month }) =>
  deductions(month).map((sums) => <Sentence key={sums.currency} {...sums} />);

function Sentence({ currency, net, vat }: { currency: string; net: string; vat: string }) {
  const t = useTranslations("tieOut.sums");
  const [netText, vatText] = [net, vat].map((minor) => <Money key={minor} minor={minor} currency={currency} />);
  return (
    <p className="max-w-prose text-cell text-ink-quiet">
      {t.rich("deducted", { net: () => netText, vat: () => vatText })}
    </p>
  );
}
