import { dayOf, midnightOf, nameOf, weekdayOf } from "./riyadh-day.ts";

const minute = 60_000;

export type Hours = { readonly opensAt: number; readonly closesAt: number };

/** When people in Riyadh can make codes. Hours are minutes after midnight there; `holidays` are days as `YYYY-MM-DD`. */
export type WorkingCalendar = {
  readonly hours: Hours;
  readonly ramadan: Hours;
  /** Whether the public holidays of the Kingdom count as such. */
  readonly publicHolidays: boolean;
  readonly holidays: ReadonlySet<string>;
};

/** The hours in which this instant's day is worked in Riyadh; undefined on Fridays, Saturdays and holidays. */
export function hoursOf(at: Date, calendar: WorkingCalendar): Hours | undefined {
  const day = dayOf(at);
  if (weekdayOf(day) > 4 || calendar.holidays.has(nameOf(day))) return undefined;
  const hijri = hijriOf(day);
  if (calendar.publicHolidays && isPublicHoliday(day, hijri)) return undefined;
  return hijri.month === 9 ? calendar.ramadan : calendar.hours;
}

export const isWorkingTime = (at: Date, calendar: WorkingCalendar): boolean => {
  const hours = hoursOf(at, calendar);
  return hours !== undefined && within(minuteOf(at), hours);
};

/**
 * The instant itself where it is working time. Else the same share of the next working day, so that instants spread over a day stay
 * spread; where none comes before `latest`, the last one between `earliest` and it; where there is none at all, the instant unchanged.
 */
export function toWorkingTime(
  at: Date,
  calendar: WorkingCalendar,
  { earliest, latest }: { readonly earliest: Date; readonly latest: Date },
): Date {
  if (isWorkingTime(at, calendar)) return at;
  const share = minuteOf(at) / (24 * 60);
  return (
    firstWithin(at, calendar, share, { step: 1, earliest: at, latest }) ??
    firstWithin(at, calendar, share, { step: -1, earliest, latest: at }) ??
    at
  );
}

type Search = { readonly step: 1 | -1; readonly earliest: Date; readonly latest: Date };

function firstWithin(at: Date, calendar: WorkingCalendar, share: number, search: Search): Date | undefined {
  const { step, earliest, latest } = search;
  for (let day = dayOf(at); day >= dayOf(earliest) && day <= dayOf(latest); day += step) {
    const midnight = midnightOf(day);
    const hours = hoursOf(midnight, calendar);
    if (hours === undefined) continue;
    const minutes = hours.opensAt + share * (hours.closesAt - hours.opensAt);
    const found = new Date(midnight.getTime() + Math.floor(minutes) * minute);
    if (found >= earliest && found <= latest) return found;
  }
  return undefined;
}

const within = (at: number, { opensAt, closesAt }: Hours): boolean => at >= opensAt && at < closesAt;
const minuteOf = (at: Date): number => Math.floor((at.getTime() - midnightOf(dayOf(at)).getTime()) / minute);

type Hijri = { readonly month: number; readonly day: number };

const ummAlQura = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});
const known = new Map<number, Hijri>();

function hijriOf(day: number): Hijri {
  const before = known.get(day);
  if (before !== undefined) return before;
  const parts = ummAlQura.formatToParts(new Date(nameOf(day)));
  const part = (type: "month" | "day") => Number(parts.find((each) => each.type === type)?.value);
  const found = { month: part("month"), day: part("day") };
  known.set(day, found);
  return found;
}

/** Founding Day, National Day, the four days of Eid al-Fitr and of Eid al-Adha (Labour Law, implementing regulations, article 24). */
function isPublicHoliday(day: number, hijri: Hijri): boolean {
  const date = nameOf(day).slice(5);
  if (date === "02-22" || date === "09-23") return true;
  const { month, day: hijriDay } = hijri;
  return (month === 10 && hijriDay <= 4) || (month === 12 && hijriDay >= 9 && hijriDay <= 12);
}
