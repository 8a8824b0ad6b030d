import { bringsToken, plain } from "./monitor.ts";

/** The process answers: one word for everybody, and for whoever brings the token how it fares. Nothing else is looked at. */
export function health(request: Request): Response {
  if (!bringsToken(request.headers)) return plain("ok\n");
  return plain(`${JSON.stringify(fares())}\n`, 200, "application/json");
}

const fares = () => ({
  status: "ok",
  startedAt: new Date(Date.now() - process.uptime() * 1000),
  uptimeSeconds: Math.floor(process.uptime()),
  memoryBytes: process.memoryUsage.rss(),
  node: process.version,
});
