import { command, UsageError } from "../command.ts";

export default command({
  summary: "Bring every sealed secret under the leading root key",
  usage: `--restarted

Run it after "khatm key rotate" and a restart: a process that was started before does not know the fresh key and could not open
what is brought under it. It may be stopped and run again. Afterwards the older keys may leave the file, but keep them as long
as backups from before.

--restarted  every process of Khatm was started after the fresh key came`,
  options: { restarted: { type: "boolean" } },
  async run({ values }, io) {
    if (values.restarted !== true) throw new UsageError("restart Khatm first, then say --restarted");
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { execute } = await import("#lib/command.ts");
    const { createContext } = await import("#lib/context.ts");
    const { rewrapSecrets } = await import("#lib/services/vault/rewrap.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const ctx = createContext(edges, { kind: "system", name: "cli", establishments: "all" });
      const { rewrapped } = await execute(rewrapSecrets, ctx, {});
      const key = edges.vault.currentKeyId;
      if (values.json) io.out(`${JSON.stringify({ key, rewrapped })}\n`);
      else io.out(`${rewrapped} secrets are now under root key ${key}; no secret needs an older one.\n`);
      return 0;
    } finally {
      await close();
    }
  },
});
