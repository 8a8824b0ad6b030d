import { parseArgs } from "node:util";
import { checkRules } from "./rules.ts";
import { startSimulator } from "./server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    dir: { type: "string", default: ".khatm/simulator" },
    seed: { type: "string", default: "1" },
  },
});

const running = await startSimulator({
  check: checkRules,
  port: Number(values.port),
  dir: values.dir,
  seed: Number(values.seed),
});

process.stdout.write(
  `${JSON.stringify({
    event: "simulator.ready",
    url: running.url,
    portal: `${running.url}/portal?token=${running.portalToken}`,
    controlToken: running.controlToken,
  })}\n`,
);

const stop = (): void => {
  void running.close().then(() => process.exit(0));
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
