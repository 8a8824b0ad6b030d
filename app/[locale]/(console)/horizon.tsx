import { getTranslations } from "next-intl/server";
import { WeekBars } from "#components/charts/week-bars.tsx";
import { withParameters } from "#components/data-table/address.ts";
import { Section } from "#components/ui/section.tsx";
import { showHorizon } from "#lib/services/attention/horizon.ts";
import { ask } from "./ask.ts";

type Props = {
  establishment: string;
  title: string;
  /** Parameters of the certificates list that a chosen span of weeks keeps. */
  keep?: Readonly<Record<string, string | undefined>>;
};

/** Eighteen months of certificates by the week in which they end; nothing where none is live. */
export async function Horizon({ establishment, title, keep = nothingKept }: Props) {
  const [weeks, t] = await Promise.all([ask(showHorizon, { establishment }), getTranslations("certificates")]);
  if (weeks.every(({ planned, unplanned }) => planned + unplanned === 0)) return null;
  const rest = withParameters("/certificates", "", { ...keep, from: undefined, to: undefined, open: undefined });
  const rangeHref = `${rest}${rest.includes("?") ? "&" : "?"}from={from}&to={to}`;
  return (
    <Section title={title} note={t("horizon")}>
      <WeekBars weeks={weeks} label={t("horizon")} rangeHref={rangeHref} />
    </Section>
  );
}

const nothingKept = {};
