import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Clock } from "#lib/clock.ts";
import { Disconnected } from "./strike.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "./create.ts";

export type StartOptions = Pick<SimulatorOptions, "check" | "faults" | "tokens" | "seed"> & {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the state is kept; without it the state ends with the process. */
  readonly dir?: string;
  readonly clock?: Clock;
  /** Told of faults of the simulator itself, not of those it was asked to play. */
  readonly onError?: (error: unknown) => void;
};

export type RunningSimulator = {
  readonly url: string;
  readonly portalToken: string;
  readonly controlToken: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
};

/** Serves a simulator on loopback. */
export async function startSimulator({
  port,
  dir,
  onError = report,
  ...options
}: StartOptions): Promise<RunningSimulator> {
  const simulator = createSimulator({ ...options, store: dir === undefined ? ":memory:" : join(dir, "simulator.db") });
  const server = createServer({ keepAliveTimeout: 5_000 }, (incoming, outgoing) => {
    serve(simulator, incoming, outgoing).catch(onError);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    portalToken: simulator.tokens.portal,
    controlToken: simulator.tokens.control,
    simulator,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      simulator.close();
    },
  };
}

const report = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

async function serve(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  try {
    const answer = await simulator.fetch(await toRequest(incoming, gone.signal));
    const body = Buffer.from(await answer.arrayBuffer());
    outgoing.writeHead(answer.status, { ...Object.fromEntries(answer.headers), "content-length": body.length });
    outgoing.end(body);
  } catch (error) {
    incoming.socket.destroy();
    if (!(error instanceof Disconnected) && !gone.signal.aborted) throw error;
  }
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, typeof value === "string" ? value : value.join(", "));
  }
  const body = await collect(incoming);
  const address = `http://127.0.0.1${url.startsWith("/") ? url : "/"}`;
  return new Request(address, { method, headers, signal, ...(body.length > 0 ? { body } : {}) });
}

const mostBytes = 64 * 1024 * 1024;

/** What is above every limit is read and thrown away, so that the caller still gets an answer. */
async function collect(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator()) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
