import { readFile } from "node:fs/promises";
import { sentenceIn } from "../findings.ts";
import { command, onlyOne, required } from "../command.ts";
import { readJson } from "../read-json.ts";
import { wipe } from "../wipe.ts";

export default command({
  summary: "Take over a device of another system with its key, token, secret and chain",
  usage: `FILE --establishment ID [--branch ID] [--environment NAME] [--name TEXT] [--last-document FILE] [--keep]

FILE  JSON with privateKey, binarySecurityToken, secret, lastIcv and lastHash; the last two may be
      left out where --last-document gives the signed XML of the last document
--branch  home of a unit that is not recorded and whose certificate names no branch
--keep    leave FILE as it is; else it is overwritten and removed once the device is live here and the pieces are sealed
Stop the other system first. Wrong pieces are refused by name and nothing of them is kept.`,
  options: {
    establishment: { type: "string" },
    branch: { type: "string" },
    environment: { type: "string" },
    name: { type: "string" },
    "last-document": { type: "string" },
    keep: { type: "boolean", default: false },
  },
  async run({ values, positionals }, io) {
    const path = onlyOne(positionals, "file");
    const given = await readJson(path);
    const { TakeOverFile } = await import("#lib/services/take-over/schema.ts");
    const { parseInput } = await import("#lib/input.ts");
    const { binarySecurityToken, ...pieces } = parseInput(TakeOverFile, given);
    const document = values["last-document"];
    const input = {
      establishmentId: required(values.establishment, "--establishment"),
      environment: values.environment,
      branchId: values.branch,
      name: values.name,
      ...pieces,
      token: binarySecurityToken,
      ...(document === undefined
        ? {}
        : { lastDocument: new File([Uint8Array.from(await readFile(document))], "last.xml") }),
    };
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { execute } = await import("#lib/command.ts");
    const { createContext } = await import("#lib/context.ts");
    const { takeOverDevice } = await import("#lib/services/take-over/take.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const ctx = createContext(edges, { kind: "system", name: "cli", establishments: "all" });
      const standing = await execute(takeOverDevice, ctx, input);
      const done = standing.state === "done";
      const wiped = done && !values.keep;
      if (wiped) await wipe(path);
      if (values.json) io.out(`${JSON.stringify({ ...standing, wiped })}\n`);
      else if (done) {
        io.out(`taken over as ${standing.deviceId}, goes on after ${standing.lastIcv}\n`);
        io.out(wiped ? `${path} was overwritten and removed\n` : `${path} still holds the key: remove it\n`);
      } else {
        const why = await sentenceIn(`fields.elsewhere.${standing.reasonCode ?? "answer_lost"}`);
        io.warn(`${standing.state}: ${why} [${standing.reasonCode}]\n${path} was left as it is\n`);
      }
      return done ? 0 : 1;
    } finally {
      await close();
    }
  },
});
