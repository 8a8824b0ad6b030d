import { backOffMs } from "./back-off.ts";
import type { DeliveryOutcome } from "./channel.ts";
import type { Urgency } from "./digest.ts";
import { nextCrossing, rungAt, type Ladder } from "./alarm-ladder.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Why an alarm stands no more. */
export const clearings = ["renewed", "more_urgent", "ended", "given_away"] as const;
export type Clearing = (typeof clearings)[number];

/** What is known of the certificate that may ring. */
export type AlarmSubject = {
  readonly notAfter: Date;
  /** The rung that was raised last; null before the first. */
  readonly raised: number | null;
  readonly renewed: boolean;
  readonly ended: boolean;
  /** Whether its environment rings. */
  readonly rings: boolean;
};

export type AlarmStep = {
  /** The rung to raise now; undefined where nothing new rings. */
  readonly raise: number | undefined;
  /** Why all that was raised before is cleared; undefined where it stands. */
  readonly clear: Clearing | undefined;
  /** When to look again; undefined where it is over. */
  readonly lookAt: Date | undefined;
};

/** The hourly look at one certificate: only its most urgent rung rings, once, however long nobody looked. */
export function ring(subject: AlarmSubject, ladder: Ladder, now: Date): AlarmStep {
  if (subject.renewed) return { raise: undefined, clear: "renewed", lookAt: undefined };
  if (subject.ended) return { raise: undefined, clear: "ended", lookAt: undefined };
  const lookAt = nextLook(subject, ladder, now);
  const rung = subject.rings ? rungAt(subject.notAfter, now, ladder) : undefined;
  if (rung === undefined || (subject.raised !== null && rung >= subject.raised))
    return { raise: undefined, clear: undefined, lookAt };
  return { raise: rung, clear: subject.raised === null ? undefined : "more_urgent", lookAt };
}

/** No later than a day, since the ladder may be changed meanwhile. A certificate far from its end is looked at rarely. */
const farMs = 400 * day;

function nextLook({ notAfter }: AlarmSubject, ladder: Ladder, now: Date): Date {
  const far = notAfter.getTime() - farMs;
  if (far > now.getTime() + day) return new Date(far);
  const crossing = nextCrossing(notAfter, now, ladder)?.getTime() ?? Infinity;
  return new Date(Math.min(crossing, now.getTime() + day));
}

/** One row of the ledger: a certificate's rung for one recipient in one channel. */
export type AlarmRow = {
  readonly dueAt: Date;
  readonly attempts: number;
  readonly nextTryAt: Date;
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly clearedAt: Date | null;
  /** The message that it was put into; a message that may have arrived is sent again under the same. */
  readonly digestId: string | null;
};

export const newAlarm = (dueAt: Date): AlarmRow => ({
  dueAt,
  attempts: 0,
  nextTryAt: dueAt,
  sentAt: null,
  failedAt: null,
  acknowledgedAt: null,
  clearedAt: null,
  digestId: null,
});

/** Whether it is still to be told. */
export const isToTell = (row: AlarmRow, now: Date): boolean =>
  row.sentAt === null && row.acknowledgedAt === null && row.clearedAt === null && row.nextTryAt <= now;

const waits = { firstMs: 5 * 60_000, ceilingMs: hour };
/** Longer than any delivery lasts: what a process that died had claimed is due again after it. */
export const leaseMs = 10 * 60_000;

/** Claimed for one message, before it goes out. */
export const claimed = (row: AlarmRow, digestId: string, now: Date): AlarmRow => ({
  ...row,
  digestId,
  attempts: row.attempts + 1,
  nextTryAt: new Date(now.getTime() + leaseMs),
});

type Ended = { readonly outcome: DeliveryOutcome; /** Whether it had gone out before. */ readonly again: boolean };

/**
 * After the message: told only where the channel confirmed; else again within the hour. What surely never arrived goes into a new
 * message; what may have arrived once keeps its own for good.
 */
export function delivered(row: AlarmRow, { outcome, again }: Ended, now: Date, random: number): AlarmRow {
  if (outcome === "confirmed") return { ...row, sentAt: now, failedAt: null };
  return {
    ...row,
    failedAt: now,
    nextTryAt: new Date(now.getTime() + backOffMs(row.attempts, random, waits)),
    digestId: outcome === "failed" && !again ? null : row.digestId,
  };
}

export const cleared = (row: AlarmRow, now: Date): AlarmRow =>
  row.clearedAt === null ? { ...row, clearedAt: now } : row;

export const urgencyOf = (rung: number): Urgency => {
  if (rung <= 0) return "broken";
  if (rung <= 7) return "late";
  return rung <= 30 ? "due" : "note";
};

/** Rows that are to be told, put into messages: one for each recipient, and one more for each that may have arrived before. */
export function messagesOf<Row extends Pick<AlarmRow, "digestId">>(
  rows: readonly Row[],
  recipientOf: (row: Row) => string,
  newId: () => string,
): readonly { readonly id: string; readonly again: boolean; readonly rows: readonly Row[] }[] {
  const groups = Map.groupBy(rows, (row) => `${recipientOf(row)}/${row.digestId ?? ""}`);
  return [...groups.values()].map((told) => {
    const before = told[0]?.digestId ?? null;
    return { id: before ?? newId(), again: before !== null, rows: told };
  });
}

/** How a row of the ledger stands; `cleared` was never told because it was over before. */
export const alarmStates = ["due", "sent", "acknowledged", "failed", "cleared"] as const;
export type AlarmState = (typeof alarmStates)[number];
