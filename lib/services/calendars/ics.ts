export type CalendarEntry = {
  readonly id: string;
  /** A day in Riyadh, `2026-11-25`. */
  readonly day: string;
  readonly title: string;
};

/** RFC 5545: whole-day events, lines of at most 75 octets ending in CRLF. */
export function calendarText(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Khatm//Khatm//EN", "CALSCALE:GREGORIAN"];
  const events = entries.flatMap(({ id, day, title }) => [
    "BEGIN:VEVENT",
    `UID:${id}@khatm`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${escaped(title)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = [...head, `X-WR-CALNAME:${escaped(name)}`, ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

function folded(line: string): string {
  let [out, size] = ["", 0];
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    if (size + octets > 75) [out, size] = [`${out}\r\n `, 1];
    [out, size] = [out + letter, size + octets];
  }
  return out;
}
