import { command, onlyOne } from "../command.ts";

export default command({
  summary: "Give somebody who cannot sign in a password for one sign-in",
  usage: `EMAIL [--without-authenticator]

Prints a password that must be changed at once; the person's open sessions end.

--without-authenticator  also forgets the authenticator app, for somebody who lost the phone`,
  options: { "without-authenticator": { type: "boolean" } },
  async run({ values, positionals }, io) {
    const email = onlyOne(positionals, "e-mail address");
    const { openEdges } = await import("#lib/worker/edges.ts");
    const { execute } = await import("#lib/command.ts");
    const { createContext } = await import("#lib/context.ts");
    const { resetPassword } = await import("#lib/services/people/reset-password.ts");
    const { edges, close } = await openEdges("cli", { connections: 2 });
    try {
      const ctx = createContext(edges, { kind: "system", name: "cli", establishments: "all" });
      const authenticator = values["without-authenticator"] === true ? "remove" : "keep";
      const password = (await execute(resetPassword, ctx, { email, authenticator })).revealText();
      io.out(values.json ? `${JSON.stringify({ email, password })}\n` : `${password}\n`);
      return 0;
    } finally {
      await close();
    }
  },
});
