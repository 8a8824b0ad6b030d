import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { exposition } from "#lib/services/monitoring/families.ts";
import { readMetrics } from "#lib/services/monitoring/metrics.ts";
import { installed } from "./edges.ts";
import { mayMonitor, monitorToken, plain } from "./monitor.ts";

/** Prometheus' text format, for the token or this machine; for anybody else there is nothing here. */
export async function metrics(request: Request): Promise<Response> {
  const { edges, environment } = await installed();
  if (!mayMonitor(request.headers, { token: monitorToken(), proxies: environment.proxies }))
    return plain("not found\n", 404);
  const context = createContext(edges, { kind: "system", name: "monitoring", establishments: "all" });
  const devices = new URL(request.url).searchParams.get("series") === "devices";
  const samples = await execute(readMetrics, context, { devices });
  return plain(exposition(samples), 200, "text/plain; version=0.0.4; charset=utf-8");
}
