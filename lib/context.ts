import { atomically, type Author, type Enqueue, type Writer } from "#db/atomically.ts";
import { nothing, type Database, type Scope } from "#db/client.ts";
import { exclusively } from "#db/exclusively.ts";
import { read, readList, type ListReader, type Reader } from "#db/read.ts";
import type { Actor } from "#lib/actor.ts";
import { noChannels, type Channels } from "#lib/channels/deliver.ts";
import type { Clock } from "#lib/clock.ts";
import type { ClockReading } from "#lib/domain/clock-skew.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { Gateway } from "#lib/gateway/client.ts";
import type { Log } from "#lib/log.ts";
import type { Vault } from "#lib/vault/vault.ts";

/** What every process is built with once. */
export type Edges = {
  readonly database: Database;
  readonly enqueue: Enqueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly vault: Vault;
  readonly gateway: Gateway;
  /** The ways to tell people something; without it nobody is told anything. */
  readonly channels?: Channels;
  /** What the platform's clock said last, as the gateway's calls saw it. */
  readonly clocks?: ReadonlyMap<Environment, ClockReading>;
  /** Called between any two steps of an enrolment; tests end the process here. */
  readonly checkpoint?: (name: string) => void;
};

export type QueryContext = Pick<Edges, "clock" | "log"> & {
  readonly actor: Actor;
  read<T>(query: (db: Reader) => Promise<T>): Promise<T>;
  /** For a page of a list that may be long. */
  list<T>(query: (db: ListReader) => Promise<T>): Promise<T>;
};

export type Context = QueryContext &
  Pick<Edges, "vault" | "gateway"> & {
    readonly channels: Channels;
    checkpoint(name: string): void;
    atomically<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
    /** Runs the work unless another process is at the same key; then undefined. */
    exclusively<T>(key: string, work: () => Promise<T>): Promise<T | undefined>;
    /** The same context, reaching this establishment too: for the transaction that creates it. */
    reaching(establishmentId: string): Context;
    /** The same context for one actor's narrower scope. */
    within(scope: Scope): Context;
  };

export function createContext(edges: Edges, actor: Actor, scope: Scope = nothing): Context {
  const author = (): Author => ({
    kind: actor.kind,
    id: actor.kind === "system" ? null : actor.id,
    name: actor.name,
    at: edges.clock.now(),
  });
  return {
    actor,
    clock: edges.clock,
    log: edges.log,
    vault: edges.vault,
    gateway: edges.gateway,
    channels: edges.channels ?? noChannels,
    checkpoint: edges.checkpoint ?? (() => {}),
    read: (query) => read(edges.database, scope, query),
    list: (query) => readList(edges.database, scope, query),
    atomically: (work) => atomically(edges.database, { scope, author: author(), enqueue: edges.enqueue }, work),
    exclusively: (key, work) => exclusively(edges.database, key, work),
    reaching: (id) => createContext(edges, actor, { ...scope, establishments: [...scope.establishments, id] }),
    within: (narrower) => createContext(edges, actor, narrower),
  };
}
