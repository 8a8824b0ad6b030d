import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { quickPlace } from "#tests/support/quick-place.ts";

export type Run = {
  /** The product's data folder. */
  readonly data: string;
  /** Everything that the start and its programs print. */
  readonly log: string;
  /** Answers, addresses and pages that the browser saw. */
  readonly seen: string;
  /** The browser's state of the person who has signed in. */
  readonly session: string;
  /** What must be found nowhere. */
  readonly secrets: string;
};

/** The folders of this run; the first process to ask makes them, and takes them away when it ends. */
export function makeRun(): Run {
  const root = (process.env["KHATM_E2E_RUN"] ??= makeRoot());
  const run: Run = {
    data: join(root, "data"),
    log: join(root, "start.log"),
    seen: join(root, "seen"),
    session: join(root, "session.json"),
    secrets: join(root, "secrets.jsonl"),
  };
  mkdirSync(run.seen, { recursive: true });
  return run;
}

function makeRoot(): string {
  const root = mkdtempSync(join(quickPlace(), "khatm-e2e-"));
  // PostgreSQL never runs as root and must be able to pass through
  chmodSync(root, 0o711);
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** What the first owner chooses in place of the one-time password. */
export const ownPassword = "seven palms beside a quiet harbour";

/** Remembers something that must stay secret, for the search at the end. */
export function keepSecret(name: string, value: string): void {
  appendFileSync(makeRun().secrets, `${JSON.stringify([name, value])}\n`);
}

/** What the command line gets to know, as the start noted it. */
export function productEnvironment(): NodeJS.Dict<string> {
  const file = join(makeRun().data, "khatm.env");
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}
