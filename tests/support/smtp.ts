import { createServer, type Socket } from "node:net";
import type { TestContext } from "vitest";

export type MailServer = {
  readonly url: string;
  /** Letters as they came over the wire. */
  readonly letters: string[];
  /** What the server does from now on instead of taking letters. */
  behaves(how: "well" | "refuses recipients" | "falls silent after the letter"): void;
};

/** A mail server of this machine that speaks just enough SMTP. */
export async function mailServer(test: Pick<TestContext, "onTestFinished">): Promise<MailServer> {
  const letters: string[] = [];
  let how = "well";
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => undefined);
    let letter: string | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say("220 mail.test ESMTP");
    const take = (line: string) => {
      if (letter !== undefined && line !== ".") {
        letter += `${line}\n`;
        return;
      }
      if (letter !== undefined) {
        if (how === "falls silent after the letter") return;
        letters.push(letter);
        letter = undefined;
        say("250 kept");
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "RCPT" && how === "refuses recipients") say("550 nobody here");
      else if (verb === "DATA") {
        letter = "";
        say("354 go on");
      } else if (verb === "QUIT") socket.end("221 bye\r\n");
      else say("250 ok");
    };
    let rest = "";
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) take(line);
    });
  });
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, "127.0.0.1", () => resolve(undefined));
  await promise;
  test.onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    behaves(next) {
      how = next;
    },
  };
}
