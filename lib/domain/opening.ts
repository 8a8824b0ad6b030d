import type { OtpBlock } from "./otp-eligibility.ts";

export const openingSteps = ["data", "devices", "codes", "progress", "ready"] as const;
export type OpeningStep = (typeof openingSteps)[number];
export type OpeningState = "done" | "current" | "waiting" | "stopped" | "ahead";

/** Devices that one form registers. */
export const tillsAtOnce = 50;

type Device = { readonly live: boolean; readonly inSession: boolean; readonly blocks: readonly OtpBlock[] };

const moving: ReadonlySet<OtpBlock> = new Set(["in_session", "walk_under_way", "code_given"]);

/** Whether a device stands where a session of codes takes it on. */
export const needsSession = ({ live, inSession, blocks }: Device): boolean =>
  !live && !inSession && blocks.length === 0;

/** Whether something of the records keeps it out of every session. */
export const isKeptOut = ({ live, blocks }: Device): boolean => !live && blocks.some((block) => !moving.has(block));

/**
 * Where the opening of a branch stands, read from its devices alone; `codesWanted` are those that their session still waits for.
 * Never fails.
 */
export function openingStates(
  devices: readonly Device[],
  codesWanted: number,
): Readonly<Record<OpeningStep, OpeningState>> {
  const some = devices.length > 0;
  const ready = some && devices.every(({ live }) => live);
  const asks = devices.some(needsSession) || codesWanted > 0;
  const stopped = devices.some(isKeptOut);
  const underWay = devices.some((device) => !device.live && !needsSession(device) && !isKeptOut(device));
  return {
    data: "done",
    devices: some ? "done" : "current",
    codes: !some ? "ahead" : asks ? "current" : stopped ? "stopped" : "done",
    progress: ready ? "done" : underWay && !asks ? "waiting" : "ahead",
    ready: ready ? "done" : "ahead",
  };
}

/**
 * Names for new tills: `#` in the pattern becomes a number, from one on and past names that are taken; without one the number follows
 * where it is needed. Never fails.
 */
export function tillNames(pattern: string, count: number, taken: ReadonlySet<string>): readonly string[] {
  if (!pattern.includes("#") && count === 1 && !taken.has(pattern)) return [pattern];
  const numbered = pattern.includes("#") ? pattern : `${pattern} #`;
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = numbered.replaceAll("#", String(number));
    if (!taken.has(name)) names.push(name);
  }
  return names;
}
