import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

// A process of its own, so that its work is not on the measured one's loop. It takes everything after the time that it was told.
const latencyMs = Number(process.argv[2]);
const answer = JSON.stringify({ validationResults: { status: "PASS" }, reportingStatus: "REPORTED" });

const server = createServer({ keepAliveTimeout: 30_000 }, (incoming, outgoing) => {
  incoming.resume();
  incoming.once("end", async () => {
    if (latencyMs > 0) await sleep(latencyMs);
    outgoing.writeHead(200, { "content-type": "application/json" }).end(answer);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address !== null ? address.port : 0);
});
process.once("disconnect", () => process.exit());
