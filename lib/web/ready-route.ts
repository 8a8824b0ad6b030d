import { readiness, type Readiness } from "#lib/services/monitoring/readiness.ts";
import { installed } from "./edges.ts";
import { mayMonitor, monitorToken, plain } from "./monitor.ts";

/** 200 while the database answers and the scheduler lives, else 503: one word for everybody, the parts for whoever has the token. */
export async function ready(request: Request): Promise<Response> {
  const { state, proxies } = await look();
  const status = state.ready ? 200 : 503;
  if (!mayMonitor(request.headers, { token: monitorToken(), proxies }))
    return plain(state.ready ? "ready\n" : "not ready\n", status);
  return plain(`${JSON.stringify(state)}\n`, status, "application/json");
}

const down: Readiness = { ready: false, database: "silent", scheduler: "unknown", schedulerSeenAt: null };

async function look(): Promise<{ readonly state: Readiness; readonly proxies: number }> {
  try {
    const { edges, environment } = await installed();
    return { state: await readiness(edges), proxies: environment.proxies };
  } catch {
    // without a start there is nothing to ask, and nobody knows how many proxies stand in front
    return { state: down, proxies: 1 };
  }
}
