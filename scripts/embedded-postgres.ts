import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { freePort } from "./ports.ts";
import { findBinaries, programIn, type Program } from "./postgres/binaries.ts";
import { chooseIdentity, type Identity } from "./postgres/identity.ts";
import { leftServer, noteFile, readyServer, type Server } from "./postgres/running.ts";

const owner = "khatm_owner";

type Options = {
  /** Data folder; password and log lie beside it. */
  readonly folder: string;
  readonly database?: string;
  /** Trades durability for speed: for tests only. */
  readonly disposable?: boolean;
};

export type EmbeddedPostgres = {
  /** Login of the cluster's superuser: for migrations, never for web or worker. */
  readonly ownerUrl: string;
  readonly how: string;
  stop(): Promise<void>;
};

/** Starts the packaged PostgreSQL on a random loopback port, or takes over the one that a killed start left running. */
export async function startPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { folder, database = "khatm", disposable = false } = options;
  mkdirSync(dirname(resolve(folder)), { recursive: true });
  const identity = chooseIdentity(findBinaries(), resolve(folder));
  createCluster(identity, disposable);

  const password = readFileSync(passwordFile(identity), "utf8");
  const server = (await leftServer(identity.data)) ?? (await launch(identity, disposable));
  const urlOf = (name: string) => `postgres://${owner}:${password}@127.0.0.1:${server.port}/${name}`;
  await createDatabase(urlOf("postgres"), database);
  return { ownerUrl: urlOf(database), how: identity.how, stop: () => stop(identity, server.pid) };
}

const passwordFile = ({ data }: Identity) => `${data}.password`;
const logFile = ({ data }: Identity) => `${data}.log`;

function createCluster(identity: Identity, disposable: boolean): void {
  if (existsSync(identity.data)) {
    own(identity, identity.data);
    return;
  }
  // built beside its place and renamed, so that a half-made cluster is never taken for one
  const draft = `${identity.data}.new`;
  const place = mkdtempSync(join(tmpdir(), "khatm-"));
  const secret = join(place, "password");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  own(identity, draft);
  const password = randomBytes(24).toString("base64url");
  writeFileSync(passwordFile(identity), password, { mode: 0o600 });
  writeFileSync(secret, password, { mode: 0o600 });
  for (const path of [place, secret]) own(identity, path);
  try {
    run(identity, "initdb", [
      `--pgdata=${draft}`,
      `--username=${owner}`,
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(disposable ? ["--no-sync"] : []),
    ]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  renameSync(draft, identity.data);
}

function own({ owner: wanted }: Identity, path: string): void {
  if (!wanted || statSync(path).uid === wanted.uid) return;
  const { status, stderr } = spawnSync("chown", ["-R", `${wanted.uid}:${wanted.gid}`, path], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The database folder could not be handed to its user: ${stderr}`);
}

function commandFor(identity: Identity, program: Program, args: readonly string[]): [string, string[]] {
  const [command = "", ...rest] = [...identity.prefix, programIn(identity.native, program), ...args];
  return [command, rest];
}

const environment = () => ({ ...process.env, LC_ALL: "C" });

function run(identity: Identity, program: Program, args: readonly string[]): void {
  const [command, rest] = commandFor(identity, program, args);
  const options = { ...identity.spawnAs, cwd: "/", env: environment(), encoding: "utf8" } as const;
  const { status, stderr, error } = spawnSync(command, rest, options);
  if (status !== 0) throw new Error(`${program} failed: ${stderr || (error?.message ?? "no reason given")}`);
}

async function launch(identity: Identity, disposable: boolean): Promise<Server> {
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    "timezone=UTC",
    "shared_buffers=256MB",
    "log_checkpoints=off",
    ...(disposable ? ["fsync=off", "full_page_writes=off", "synchronous_commit=off"] : []),
  ];
  const args = ["-D", identity.data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const [command, rest] = commandFor(identity, "postgres", args);
  const log = openSync(logFile(identity), "w", 0o600);
  const child = spawn(command, rest, {
    ...identity.spawnAs,
    cwd: "/",
    env: environment(),
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  const end: { reason?: string } = {};
  child.once("error", (error) => (end.reason = error.message));
  child.once("exit", (code, killedBy) => (end.reason = `it ended with ${killedBy ?? code}`));

  for (const limit = Date.now() + 60_000; Date.now() < limit && !end.reason; await sleep(25)) {
    const server = readyServer(identity.data);
    if (server) return server;
  }
  const reason = end.reason ?? "it was not ready after 60 s";
  throw new Error(`PostgreSQL did not start: ${reason}\n${readFileSync(logFile(identity), "utf8").slice(-4000)}`);
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const found = await admin`select from pg_database where datname = ${name}`;
    if (found.length === 0) await admin`create database ${admin(name)}`;
  } finally {
    await admin.end();
  }
}

async function stop(identity: Identity, pid: number): Promise<void> {
  if (process.platform === "win32") run(identity, "pg_ctl", ["stop", "-D", identity.data, "-m", "fast"]);
  else signal(pid, "SIGINT");
  for (const limit = Date.now() + 10_000; Date.now() < limit; await sleep(25)) {
    if (!existsSync(noteFile(identity.data))) return;
  }
  signal(pid, "SIGQUIT");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
