import { entries, type Entry } from "./index.ts";

/** Whom or what a code is about: records that many documents take their data from, or one document by itself. */
export const subjects = ["establishment", "branch", "device", "buyer", "document"] as const;
export type Subject = (typeof subjects)[number];

export function subjectOf({ field }: Pick<Entry, "field">): Subject {
  const found = starts.find(([start]) => field.startsWith(start));
  return found?.[1] ?? "document";
}

const starts: readonly (readonly [string, Subject])[] = [
  ["establishment.", "establishment"],
  ["branch.", "branch"],
  ["device.", "device"],
  ["enrolment.", "device"],
  ["submission.", "device"],
  ["document.qr", "device"],
  ["document.stamp", "device"],
  ["document.icv", "device"],
  ["document.pih", "device"],
  ["document.buyer.", "buyer"],
];

/** Every code about this subject. */
export const codesAbout = (subject: Subject): readonly string[] =>
  entries.filter((entry) => subjectOf(entry) === subject).map(({ code }) => code);
