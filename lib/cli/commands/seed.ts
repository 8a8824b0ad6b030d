import { command, required, UsageError } from "../command.ts";

const most = 1_000_000;

export default command({
  summary: "Fill the database with many invented devices, for measuring",
  usage: `--devices N

Makes a demonstration establishment of its own with one branch for every hundred devices. Rows are
written in bulk: certificates have dates and serial numbers but no bytes and no keys, so these
devices can be listed, sorted and searched, not signed with. "khatm demo remove" takes them away.`,
  options: { devices: { type: "string" } },
  async run({ values }, io) {
    const devices = Number(required(values.devices, "--devices"));
    if (!Number.isInteger(devices) || devices < 1 || devices > most)
      throw new UsageError(`--devices is a number from 1 to ${most}`);
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { seedFleet } = await import("../demo/fleet.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const seeded = await seedFleet(edges, devices);
      io.out(
        values.json
          ? `${JSON.stringify(seeded)}\n`
          : `${seeded.devices} devices in ${seeded.branches} branches, VAT number ${seeded.vatNumber}\n`,
      );
      return 0;
    } finally {
      await close();
    }
  },
});
