import type { Station } from "./stations.ts";

export type LogEntry = {
  readonly at: string;
  readonly station: Station;
  readonly method: string;
  readonly path: string;
  /** 0 when the connection broke. */
  readonly status: number;
  readonly fault: string | null;
  /** Serial number of the certificate that logged in. */
  readonly credential: string | null;
  readonly uuid: string | null;
  readonly requestBytes: number;
};

export type RequestLog = {
  add(entry: LogEntry): void;
  /** The newest entries, newest first. */
  latest(): readonly LogEntry[];
  /** Number of answers by `METHOD /path status`. */
  counts(): Readonly<Record<string, number>>;
};

const kept = 2_000;

export function createRequestLog(): RequestLog {
  const entries: LogEntry[] = [];
  const counts = new Map<string, number>();
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > kept) entries.shift();
      const key = `${entry.method} ${entry.path} ${entry.status}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    latest: () => entries.toReversed(),
    counts: () => Object.fromEntries(counts),
  };
}
