import { standardPreferences, type Preferences } from "./preferences.ts";
import type { Locale } from "./routing.ts";

export const timeZone = "Asia/Riyadh";

export type Instant = Date | string | number;
export type SpanUnit = "second" | "minute" | "hour" | "day" | "month" | "year";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const riyadhOffset = 3 * hour;

const regions: Record<Locale, string> = { ar: "ar-SA", en: "en-GB" };

/**
 * Every date, number and amount on the screen comes from here: Gregorian calendar and digits are pinned, because what
 * a bare `ar` or `ar-SA` means differs between builds of ICU; the time zone is always Riyadh.
 */
export function formatter(locale: Locale, { digits }: Preferences = standardPreferences) {
  const tag = `${regions[locale]}-u-ca-gregory-nu-${digits}`;
  const comma = locale === "ar" ? "، " : ", ";
  const number = cached(tag, {});
  const twoDigits = cached(tag, { minimumIntegerDigits: 2 });
  const month = locale === "ar" ? "long" : "short";
  const dates = new Intl.DateTimeFormat(tag, { day: "numeric", month, year: "numeric", timeZone });
  const times = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });

  const months = new Intl.DateTimeFormat(tag, { month, year: "numeric", timeZone });

  const date = (at: Instant) => plain(dates.format(new Date(at)));
  const time = (at: Instant) => plain(times.format(new Date(at)));
  return {
    date,
    time,
    /** `Nov 2026`: for axes and groups. */
    month: (at: Instant) => plain(months.format(new Date(at))),
    dateTime: (at: Instant) => `${date(at)}${comma}${time(at)}`,
    hijri: (at: Instant) => hijriDate(locale, digits, at),
    relative: (at: Instant, now: Instant) => relative(tag, at, now),
    /** `3 أيام`, `يومان`, `11 يومًا`: a length of time in words. */
    span: (count: number, unit: SpanUnit) => cached(tag, { style: "unit", unit, unitDisplay: "long" }).format(count),
    number: (value: number | bigint) => number.format(value),
    percent: (share: number) => cached(tag, { style: "percent", maximumFractionDigits: 1 }).format(share),
    compact: (value: number) => cached(tag, { notation: "compact", maximumFractionDigits: 1 }).format(value),
    /** `minor` counts hundredths of the currency; the code follows the digits so that columns align. */
    money: (minor: bigint, currency: string) => {
      const size = minor < 0n ? -minor : minor;
      const point = digits === "arab" ? "٫" : ".";
      const amount = `${number.format(size / 100n)}${point}${twoDigits.format(size % 100n)}`;
      return `${minor < 0n ? "-" : ""}${amount}\u00a0${currency}`;
    },
  };
}

export type Formatter = ReturnType<typeof formatter>;

/** Whole calendar days in Riyadh from `from` to `to`; negative when `to` lies earlier. */
export const daysBetween = (from: Instant, to: Instant): number => riyadhDay(to) - riyadhDay(from);

const riyadhDay = (at: Instant): number => Math.floor((new Date(at).getTime() + riyadhOffset) / day);

function relative(tag: string, at: Instant, now: Instant): string {
  const words = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const gap = new Date(at).getTime() - new Date(now).getTime();
  if (Math.abs(gap) < minute) return words.format(0, "second");
  if (Math.abs(gap) < hour) return words.format(Math.trunc(gap / minute), "minute");
  if (Math.abs(gap) < day) return words.format(Math.trunc(gap / hour), "hour");

  const days = daysBetween(now, at);
  if (Math.abs(days) < 90) return words.format(days, "day");
  if (Math.abs(days) < 730) return words.format(Math.trunc(days / 30.44), "month");
  return words.format(Math.trunc(days / 365.25), "year");
}

function hijriDate(locale: Locale, digits: Preferences["digits"], at: Instant): string {
  const tag = `${regions[locale]}-u-ca-islamic-umalqura-nu-${digits}`;
  const format = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", timeZone });
  return plain(format.format(new Date(at)));
}

/** Some builds of ICU put direction marks into Arabic dates; the page isolates directions itself. */
const plain = (text: string): string => text.replace(/[\u200e\u200f\u061c]/gu, "");

const formats = new Map<string, Intl.NumberFormat>();

function cached(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;

  const made = new Intl.NumberFormat(tag, options);
  formats.set(key, made);
  return made;
}
