import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { mailConfig } from "#lib/channels/config.ts";
import { buildDashboard } from "./build.ts";
import { announce } from "./start/announce.ts";
import { fillDatabase, openDatabase } from "./start/database.ts";
import { addDemonstration } from "./start/demonstration.ts";
import { noteEnvironment, type Installation } from "./start/environment.ts";
import { claimPort, holdAlone } from "./start/exclusive.ts";
import { filesIn, readOptions, type Options } from "./start/options.ts";
import { runProgram, type Program } from "./start/program.ts";
import { productPrograms } from "./start/programs.ts";
import { keepSecrets } from "./start/secrets.ts";
import { simulatorProgram, type Simulator } from "./start/simulator.ts";

const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => interrupted.abort());

const running = new AsyncDisposableStack();
try {
  if (existsSync(".env")) process.loadEnvFile(".env");
  await start(readOptions(process.argv.slice(2), process.env), interrupted.signal);
} catch (error) {
  if (!interrupted.signal.aborted) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
} finally {
  await running.disposeAsync();
}
process.exit();

async function start(options: Options, signal: AbortSignal): Promise<void> {
  const files = filesIn(options.data);
  mailConfig(process.env); // what it refuses is better known now than when the first page needs it
  await claimPort(options.port, options.host);
  running.defer(holdAlone(files.lock));
  if (!options.dev) await buildDashboard(signal);
  console.log(`Starting Khatm at ${options.address} …`);

  const secrets = keepSecrets(files.secrets);
  const ownerUrl = await openDatabase(options, running);
  const { appUrl, signIn, empty } = await fillDatabase(options, ownerUrl, secrets);
  signal.throwIfAborted();
  if (options.demo || (empty && !options.databaseUrl && options.simulator))
    addDemonstration(options, { secrets, appUrl });

  const simulator = options.simulator ? await startSimulator(options, signal) : undefined;
  const installation: Installation = { secrets, appUrl, simulator };
  noteEnvironment(options, installation);
  const over = Promise.race([untilAborted(signal), ...productPrograms(options, installation).map(launch)]);
  await Promise.race([over, untilItAnswers(options, signal)]);
  signal.throwIfAborted();
  announce(options, installation, signIn);
  await over;
  console.log("Stopping …");
}

function launch(program: Program): Promise<void> {
  const { ended, stop } = runProgram(program);
  running.defer(stop);
  return ended;
}

async function startSimulator(options: Options, signal: AbortSignal): Promise<Simulator> {
  const { program, ready } = await simulatorProgram(options);
  void launch(program);
  const late = sleep(30_000, undefined, { signal, ref: false }).then(() => {
    throw new Error("The simulator was not ready after 30 s.");
  });
  return await Promise.race([ready, late]);
}

async function untilItAnswers({ host, port }: Options, signal: AbortSignal): Promise<void> {
  const address = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}/api/health`;
  for (const limit = Date.now() + 120_000; Date.now() < limit && !signal.aborted; await sleep(100)) {
    const status = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.status,
      () => undefined,
    );
    if (status === 200) return;
  }
  if (!signal.aborted) throw new Error("The dashboard did not answer within two minutes.");
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
