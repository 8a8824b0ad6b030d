import { mayMonitor, monitorToken, plain } from "./monitor.ts";

/** The process answers: one word for everybody, and for whoever brings the token how it fares. Nothing else is looked at. */
export function health(request: Request): Response {
  // without a token nobody learns more, this machine neither: probes of containers read the word
  if (!request.headers.has("authorization") || !mayMonitor(request.headers, { token: monitorToken(), proxies: 1 }))
    return plain("ok\n");
  return plain(`${JSON.stringify(fares())}\n`, 200, "application/json");
}

const fares = () => ({
  status: "ok",
  startedAt: new Date(Date.now() - process.uptime() * 1000),
  uptimeSeconds: Math.floor(process.uptime()),
  memoryBytes: process.memoryUsage.rss(),
  node: process.version,
});
