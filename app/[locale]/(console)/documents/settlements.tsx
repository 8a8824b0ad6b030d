import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { DocumentView } from "#lib/services/documents/schema.ts";
import { documentSettlements } from "#lib/services/documents/settlements.ts";
import { ask } from "../ask.ts";
import { kindWords, minorOf } from "./row-view.ts";

type Standing = NonNullable<Awaited<ReturnType<typeof documentSettlements.run>>["prepayment"]>;
type Sum = Standing["left"];

/** Which prepayments the document takes from; of a prepayment who took of it and what is left. */
export async function Settlements({ view }: { view: DocumentView }) {
  const t = await getTranslations("documents.settlements");
  const { takes, prepayment } = await ask(documentSettlements, { documentId: view.id });
  return (
    <>
      {takes.length > 0 && (
        <Section title={t(view.typeCode === "381" ? "credits" : "takes")} flush>
          <ul>
            {takes.map(({ id, number, ...sum }) => (
              <Row key={id} sum={sum} currency={view.currency}>
                {number === null ? t("elsewhere") : <To id={id} number={number} />}
              </Row>
            ))}
          </ul>
        </Section>
      )}
      {prepayment && <StandingOf standing={prepayment} currency={view.currency} />}
    </>
  );
}

async function StandingOf({ standing, currency }: { standing: Standing; currency: string }) {
  const [t, words] = await Promise.all([getTranslations("documents.settlements"), getTranslations("documents")]);
  const { given, left, takers, hidden } = standing;
  return (
    <Section title={t("standing")} note={t("standingNote")}>
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { term: t("given"), value: <Amount sum={given} currency={currency} /> },
            { term: t("left"), value: <Amount sum={left} currency={currency} strong /> },
          ]}
        />
        {takers.length === 0 && hidden === undefined && <p className="text-ink-quiet">{t("none")}</p>}
        <ul className="rounded-sm border empty:hidden">
          {takers.map(({ id, number, kind, typeCode, issueDate, rejected, ...sum }) => (
            <Row key={id} sum={sum} currency={currency}>
              <To id={id} number={number} />
              <span className="text-ink-quiet">{kindWords(words, { kind, typeCode })}</span>
              <bdi dir="ltr" className="text-cell text-ink-quiet">
                {issueDate}
              </bdi>
              {rejected && <span className="text-broken">{t("rejected")}</span>}
            </Row>
          ))}
          {hidden && (
            <Row sum={hidden} currency={currency}>
              {t("elsewhere")}
            </Row>
          )}
        </ul>
      </div>
    </Section>
  );
}

type RowProps = { sum: Sum; currency: string; children: ReactNode };

const Row = ({ sum, currency, children }: RowProps) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-3 py-2 last:border-b-0">
    {children}
    <span className="ms-auto">
      <Amount sum={sum} currency={currency} />
    </span>
  </li>
);

async function Amount({ sum, currency, strong }: { sum: Sum; currency: string; strong?: boolean }) {
  const t = await getTranslations("documents.settlements");
  const money = (amount: string) => <Money minor={minorOf(amount)} currency={currency} />;
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span className={strong ? "font-semibold" : undefined}>{money(sum.total)}</span>
      <span className="text-cell text-ink-quiet">
        {t.rich("split", { net: () => money(sum.net), tax: () => money(sum.tax) })}
      </span>
    </span>
  );
}

const To = ({ id, number }: { id: string; number: string }) => (
  <Link href={`/documents/${id}`} className="text-accent wrap-anywhere hover:underline">
    <bdi dir="ltr">{number}</bdi>
  </Link>
);
