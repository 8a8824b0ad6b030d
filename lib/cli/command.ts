import { parseArgs, type ParseArgsConfig } from "node:util";
import type { Clock } from "#lib/clock.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O & typeof everywhere; allowPositionals: true }>
>;

export type Io = {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly warn: (text: string) => void;
};

/** 0 good, 1 refused with findings, 2 used wrongly. */
export type ExitCode = 0 | 1 | 2;

export type Command = {
  readonly summary: string;
  /** Arguments and options as one line, then whatever needs explaining. */
  readonly usage: string;
  run(args: readonly string[], io: Io): Promise<ExitCode>;
};

export class UsageError extends Error {}

const everywhere = { json: { type: "boolean", default: false } } as const;

/** A command from its options; `run` gets them parsed and typed. Heavy modules are imported inside `run`. */
export function command<const O extends Options>(spec: {
  readonly summary: string;
  readonly usage: string;
  readonly options: O;
  readonly run: (parsed: Parsed<O>, io: Io) => Promise<ExitCode>;
}): Command {
  const { summary, usage, options } = spec;
  return {
    summary,
    usage,
    run: (args, io) => spec.run(parsed(args, options), io),
  };
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === "") throw new UsageError(`${option} is missing`);
  return value;
}

export function onlyOne(positionals: readonly string[], what: string): string {
  const [only, ...rest] = positionals;
  if (only === undefined || rest.length > 0) throw new UsageError(`exactly one ${what} is wanted`);
  return only;
}

/** The instant that `--at` names, or now. */
export function momentOf(text: string | undefined, { clock }: Io): Date {
  if (text === undefined) return clock.now();
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new UsageError("--at is no instant");
  return at;
}

function parsed<O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options: { ...options, ...everywhere }, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
