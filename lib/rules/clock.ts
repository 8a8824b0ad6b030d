import { normal } from "./xpath.ts";

const riyadh = 3 * 60 * 60 * 1000;

/** Minutes east of UTC of an XML Schema zone (`Z`, `+03:00`); dates and times without one are Riyadh's. */
function offset(zone: string | undefined): number {
  if (zone === undefined || zone === "") return riyadh;
  if (zone === "Z") return 0;
  const [hours = "0", minutes = "0"] = zone.slice(1).split(":");
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return zone.startsWith("-") ? -size : size;
}

const zone = String.raw`(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?`;
const datePattern = new RegExp(String.raw`^(-?(?:[1-9]\d{3,}|0\d{3}))-(\d\d)-(\d\d)${zone}$`);
const timePattern = new RegExp(
  String.raw`^(?:([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?|(24):00:00(?:\.0+)?)${zone}$`,
);

/** The instant an xs:date begins, or undefined when the text is none (XML Schema part 2, 3.2.9). */
export function dateStart(value: string): number | undefined {
  const [match, year = "", month = "", day = "", where] = datePattern.exec(normal(value)) ?? [];
  if (match === undefined || !isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) - offset(where);
}

export function isTime(value: string): boolean {
  return timePattern.test(normal(value));
}

/** The instant of an xs:dateTime written `dateTtime`, or undefined. */
export function instant(date: string, time: string): number | undefined {
  const start = /[Z+]|-\d\d:\d\d$/.test(date) ? undefined : dateStart(`${date}Z`);
  const [match, hours, minutes = "0", seconds = "0", fraction = "0", midnight, where] = timePattern.exec(time) ?? [];
  if (start === undefined || match === undefined || date !== normal(date)) return undefined;
  const spent = (Number(hours ?? midnight) * 60 + Number(minutes)) * 60 + Number(seconds) + Number(`0.${fraction}`);
  return start + spent * 1000 - offset(where);
}

/** The day in Riyadh of an instant, as the instant it begins. */
export function dayStart(at: Date): number {
  const day = 24 * 60 * 60 * 1000;
  return Math.floor((at.getTime() + riyadh) / day) * day - riyadh;
}

/** An instant as Riyadh's clock shows it: `2025-03-13T12:13:21`. */
export function riyadhTime(at: number): string {
  return new Date(at + riyadh).toISOString().slice(0, 19);
}

export function isCalendarDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
