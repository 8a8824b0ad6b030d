import { urgencyOf } from "#lib/domain/alarm-ledger.ts";
import type { BothWords, Digest, DigestLine } from "#lib/domain/digest.ts";
import { wordsIn } from "#lib/i18n/words.ts";
import type { AlarmMessage } from "./claim.ts";

const mostLines = 20;
const day = 86_400_000;

/** One message about all certificates of which its recipient is told at once, the most urgent first; what is left out is counted. */
export function alarmDigest({ id, rows }: AlarmMessage, now: Date): Digest {
  const ordered = [...rows].sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime());
  const most = Math.min(...rows.map(({ rung }) => rung));
  return {
    id,
    urgency: urgencyOf(most),
    title: both((locale) => wordsIn(locale)("alarms.title", { count: rows.length })),
    lines: ordered.slice(0, mostLines).map((row) => line(row, now)),
    more: Math.max(0, rows.length - mostLines),
    path: "/certificates",
  };
}

/** What a group is told when one of its ways lost the view that it was limited to. */
export const liftedDigest = (view: string): Digest => ({
  id: crypto.randomUUID(),
  urgency: "due",
  title: both((locale) => wordsIn(locale)("alarms.lifted")),
  lines: [{ text: both((locale) => wordsIn(locale)("alarms.liftedText", { view })), path: "/settings/alarms" }],
  more: 0,
  path: "/settings/alarms",
});

function line(
  { deviceId, deviceName, custody, branchNameAr, branchNameEn, notAfter }: AlarmMessage["rows"][number],
  now: Date,
): DigestLine {
  const days = Math.floor(Math.abs(notAfter.getTime() - now.getTime()) / day);
  const held = custody === "watched" ? "Watched" : "";
  const key = notAfter <= now ? (`alarms.ended${held}` as const) : (`alarms.ends${held}` as const);
  const text = both((locale) =>
    wordsIn(locale)(key, {
      device: deviceName,
      branch: locale === "ar" ? branchNameAr : branchNameEn,
      date: notAfter,
      days,
    }),
  );
  return { text, path: `/devices/${deviceId}` };
}

const both = (words: (locale: "ar" | "en") => string): BothWords => ({ ar: words("ar"), en: words("en") });
