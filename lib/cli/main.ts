import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { systemClock } from "#lib/clock.ts";
import { EnvironmentError } from "#lib/environment-error.ts";
import { AppError } from "#lib/errors.ts";
import { UsageError, type ExitCode, type Io } from "./command.ts";
import { databaseProblem } from "./database-problem.ts";
import { helpFor, overview } from "./help.ts";
import { printFindings } from "./findings.ts";
import { table } from "./table.ts";

/** Runs one command line and says with which code the process should end. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first, second] = args;
  if (first === undefined || first === "help" || first === "--help") {
    io.out(await overview());
    return first === undefined ? 2 : 0;
  }

  const name = [`${first} ${second}`, first].find((words) => Object.hasOwn(table, words));
  const load = name === undefined ? undefined : table[name];
  if (name === undefined || load === undefined) return wrong(io, `there is no command "${first}"`);

  const { default: command } = await load();
  const rest = args.slice(name.split(" ").length);
  if (rest.includes("--help")) {
    io.out(helpFor(name, command));
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof AppError) return await printFindings(io, error, rest.includes("--json"));
    if (error instanceof UsageError) return wrong(io, error.message, name);
    const problem = error instanceof EnvironmentError ? unset(error, io) : databaseProblem(error);
    if (problem !== undefined) return tell(io, problem);
    if (isFileProblem(error)) return wrong(io, error.message);
    throw error;
  }
}

const unset = ({ message }: EnvironmentError, { env }: Io): string =>
  env["DATABASE_URL"]
    ? message
    : "DATABASE_URL is not set: start Khatm once (npm start), and it leaves its settings where this finds them.";

function tell(io: Io, problem: string): ExitCode {
  io.warn(`khatm: ${problem}\n`);
  return 2;
}

function wrong(io: Io, message: string, name = ""): ExitCode {
  io.warn(`khatm: ${message}\nTry: npm run --silent khatm -- ${`${name} --help`.trim()}\n`);
  return 2;
}

const isFileProblem = (error: unknown): error is Error =>
  error instanceof Error && "syscall" in error && "path" in error && typeof error.path === "string";

if (import.meta.main) {
  const told = existsSync(".env") ? parseEnv(readFileSync(".env", "utf8")) : {};
  const noted = join(process.env["KHATM_DATA_DIR"] || told["KHATM_DATA_DIR"] || ".data", "khatm.env");
  // what a start noted counts before what it was told: it names the lesser login
  for (const file of [noted, ".env"]) if (existsSync(file)) process.loadEnvFile(file);
  // a reader that has seen enough, such as head, closes the pipe
  process.stdout.on("error", (error) => process.exit("code" in error && error.code === "EPIPE" ? 0 : 1));
  process.exitCode = await main(process.argv.slice(2), {
    clock: systemClock,
    env: process.env,
    out: (text) => process.stdout.write(text),
    warn: (text) => process.stderr.write(text),
  });
}
