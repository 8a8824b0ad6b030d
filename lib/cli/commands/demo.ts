import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Edges } from "#lib/context.ts";
import { command, onlyOne, UsageError } from "../command.ts";

export default command({
  summary: "Add the demonstration to the database, or remove it whole",
  usage: `add | remove

The demonstration is one invented establishment with five branches, ten devices and six weeks of
documents, made with real keys against the simulator. It is marked on every page.`,
  options: {},
  async run({ positionals, values }, io) {
    const verb = onlyOne(positionals, "verb");
    if (verb !== "add" && verb !== "remove") throw new UsageError("say add or remove");
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { edges, close } = await openEdges("cli", { connections: 4 });
    try {
      const count = verb === "add" ? await add(edges, io.env) : await remove(edges);
      io.out(
        values.json ? `${JSON.stringify({ verb, count })}\n` : `${verb === "add" ? "Added" : "Removed"}: ${count}\n`,
      );
      return 0;
    } finally {
      await close();
    }
  },
});

async function add(edges: Edges, env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { tellDemonstration } = await import("../demo/story.ts");
  const folder = join(env["KHATM_DATA_DIR"] ?? ".data", "simulator");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return (await tellDemonstration(edges, join(folder, "simulator.db"))) ? 1 : 0;
}

async function remove({ database }: Edges): Promise<number> {
  const { removeDemonstrations } = await import("#db/remove-demonstrations.ts");
  return await removeDemonstrations(database);
}
