import { afterPrepayment, prepayment, returned, simplified, standard, type Written } from "./documents.ts";
import { baskets, deliveries, line, type Line } from "./goods.ts";
import type { FaultOrder } from "#lib/simulator/faults.ts";

type Sale = {
  readonly at: Date;
  /** The name of the device that sells. */
  readonly device: string;
  readonly document: Written;
  /** What the platform does when it is sent. */
  readonly fault?: FaultOrder;
  /** Whether it stays with the device, whose documents wait. */
  readonly held?: true;
  /** Whether it takes no number of its device's series: it corrects the sale before, or has a series of its own. */
  readonly unnumbered?: true;
};

/** Khatm would refuse both causes of rejections itself; the rules were put off until lately, so that ZATCA is the first to refuse. */
export const putOff = "BR-KSA-17=off, BR-KSA-44=off";

/** Since then the documents of this till wait for a person; the first of them reaches its limit soon. */
export const holdOf = (now: Date) => ({
  device: "Till O-02",
  at: ago(now, 22 * hour),
  note: "تُراجع أسعار هذا الصندوق قبل إرسال فواتيره",
});

/** Six weeks of sales in their order, numbered without gaps. Most are as they should be; each of the others is a story for one page. */
export function salesOf(now: Date) {
  const sales = [...ordinary(now), ...warned(now), ...rejected(now), ...withPrepayment(now), ...unfinished(now)];
  const last = new Map<string, number>();
  return sales
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ document, ...sale }) => {
      const before = last.get(sale.device) ?? 1000;
      const count = sale.unnumbered ? before : before + 1;
      last.set(sale.device, count);
      const numberOf = (place: number) => `${series[sale.device] ?? ""}-${place}`;
      return { ...sale, document: document({ at: sale.at, number: numberOf(count), before: numberOf(before) }) };
    });
}

const series: Readonly<Record<string, string>> = {
  "Till M-01": "M1",
  "Till O-02": "O2",
  "Till D-01": "D1",
  "Till O-01": "O1",
  "Back office J": "J",
};

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const ago = (now: Date, ms: number): Date => new Date(now.getTime() - ms);

/** So many days ago at this hour in Riyadh. */
const onDay = (now: Date, days: number, at: number): Date => {
  const midnight = Math.floor((now.getTime() + 3 * hour) / day) * day - 3 * hour;
  return new Date(midnight - days * day + at * hour);
};

/** Business grows: the nearer to today, the shorter the pause between two sales of a till. */
function ordinary(now: Date): readonly Sale[] {
  const tills = [
    { device: "Till M-01", first: 42, last: 1 },
    { device: "Till O-02", first: 38, last: 2 },
    { device: "Till D-01", first: 33, last: 5 },
    { device: "Till O-01", first: 11, last: 1 },
  ];
  const over = tills.flatMap(({ device, first, last }, till) =>
    daysBetween(first, last).map((days, nth) => ({
      at: onDay(now, days, 9.3 + till + (nth % 3) * 2),
      device,
      document: simplified(baskets[(nth + till) % baskets.length] ?? []),
    })),
  );
  const delivered = [40, 31, 24, 16, 11, 6, 1].map((days, nth) => ({
    at: onDay(now, days, 10.5),
    device: "Back office J",
    document: standard("regular", deliveries[nth % deliveries.length] ?? []),
  }));
  return [...over, ...delivered];
}

function daysBetween(first: number, last: number): readonly number[] {
  const next = first - Math.max(1, Math.round(first / 4));
  return first < last ? [] : [first, ...daysBetween(next, last)];
}

const warned = (now: Date): readonly Sale[] =>
  [34, 20, 13, 3].map((days, nth) => ({
    at: onDay(now, days, 12.2),
    device: "Back office J",
    document: standard("withoutDistrict", deliveries[(nth + 1) % deliveries.length] ?? []),
  }));

/** One cause behind documents of two branches, one of which was corrected meanwhile, and one behind a till's credit notes. */
function rejected(now: Date): readonly Sale[] {
  const wrong = (device: string, days: number, nth: number): Sale => ({
    at: onDay(now, days, 13.7),
    device,
    document: standard("digitMissing", deliveries[nth] ?? []),
  });
  const back = (device: string, days: number, goods: Line, reason?: string): Sale => ({
    at: onDay(now, days, 18.4),
    device,
    document: returned([goods], reason),
  });
  const right = standard("digitFound", deliveries[0] ?? []);
  return [
    wrong("Back office J", 15, 0),
    { at: onDay(now, 14, 9.2), device: "Back office J", document: right, unnumbered: true },
    wrong("Back office J", 9, 1),
    wrong("Till O-02", 5, 2),
    wrong("Back office J", 2, 0),
    back("Till M-01", 7, line("تمر سكري، علبة", "1", "32.00")),
    back("Till M-01", 2, line("عصير برتقال", "1", "11.00")),
    back("Till O-01", 4, line("شاي بالنعناع", "1", "6.00"), "إرجاع السلع"),
  ];
}

function withPrepayment(now: Date): readonly Sale[] {
  const prepaidAt = onDay(now, 21, 11.1);
  return [
    { at: prepaidAt, device: "Back office J", document: prepayment, unnumbered: true },
    { at: onDay(now, 4, 11.4), device: "Back office J", document: afterPrepayment(prepaidAt) },
  ];
}

/** What waits for a person this morning, and one to whose sending the platform gave two answers at once. */
const unfinished = (now: Date): readonly Sale[] => [
  ...[21.5 * hour, 5 * hour, 70 * minute].map((ms, nth) => ({
    at: ago(now, ms),
    device: "Till O-02",
    document: simplified(baskets[nth] ?? []),
    held: true as const,
  })),
  {
    at: ago(now, 3 * hour),
    device: "Till M-01",
    document: simplified(baskets[3] ?? []),
    fault: { kind: "contradiction", path: "/invoices/reporting/single" },
  },
  { at: ago(now, 2 * hour), device: "Till O-01", document: simplified(baskets[4] ?? []) },
];
