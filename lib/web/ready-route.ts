import { readiness, type Readiness } from "#lib/services/monitoring/readiness.ts";
import { installed } from "./edges.ts";
import { bringsToken, plain } from "./monitor.ts";

/** 200 while the database answers and the scheduler lives, else 503: one word for everybody, the parts for whoever brings the token. */
export async function ready(request: Request): Promise<Response> {
  const state = await look();
  const status = state.ready ? 200 : 503;
  if (!bringsToken(request.headers)) return plain(state.ready ? "ready\n" : "not ready\n", status);
  return plain(`${JSON.stringify(state)}\n`, status, "application/json");
}

const down: Readiness = { ready: false, database: "silent", scheduler: "unknown", schedulerSeenAt: null };

async function look(): Promise<Readiness> {
  try {
    const { edges } = await installed();
    return await readiness(edges);
  } catch {
    return down;
  }
}
