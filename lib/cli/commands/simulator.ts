import { once } from "node:events";
import { command, UsageError } from "../command.ts";

export default command({
  summary: "Run Khatm's own Fatoora on this machine until stopped",
  usage: `[--port N] [--dir FOLDER]

--port  any free one by default
--dir   where the state is kept; without it the state ends with the process`,
  options: { port: { type: "string", default: "0" }, dir: { type: "string" } },
  async run({ values }, io) {
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : 65_536;
    if (port > 65_535) throw new UsageError("--port is a number up to 65535");

    const { startSimulator } = await import("#lib/simulator/server.ts");
    const { checkRules } = await import("#lib/simulator/rules.ts");
    const dir = values.dir === undefined ? {} : { dir: values.dir };
    const stopped = Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
    const running = await startSimulator({ port, check: checkRules, clock: io.clock, ...dir });
    const { url, portalToken, controlToken } = running;
    const portal = `${url}/portal?token=${portalToken}`;
    io.out(
      values.json
        ? `${JSON.stringify({ event: "simulator.ready", url, portal, controlToken })}\n`
        : `Fatoora   ${url}/e-invoicing/core\nPortal    ${portal}\nControl   ${url}/control  Bearer ${controlToken}\n`,
    );
    await stopped;
    await running.close();
    return 0;
  },
});
