import { command } from "../command.ts";

export default command({
  summary: "Look whether database, keys, clock and gateway are as they must be",
  usage: `

Every gateway of the environment is asked for something that no version of it answers: the 406 that
comes back proves the way there and changes nothing. Exit code 1 when anything is not as it must be.`,
  options: {},
  async run({ values }, io) {
    const { examine } = await import("../doctor/examine.ts");
    const results = await examine(io);
    for (const { name, state, detail } of results)
      io.out(
        values.json
          ? `${JSON.stringify({ name, state, detail })}\n`
          : `${state.padEnd(5)} ${name.padEnd(22)} ${detail}\n`,
      );
    return results.some(({ state }) => state === "bad") ? 1 : 0;
  },
});
