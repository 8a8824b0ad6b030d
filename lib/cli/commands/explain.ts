import { readFile } from "node:fs/promises";
import { text as readAll } from "node:stream/consumers";
import { command, onlyOne, UsageError } from "../command.ts";

export default command({
  summary: "Explain an answer of ZATCA's gateway in Arabic and English",
  usage: `FILE [--locale en|ar]

FILE      the answer as it came: JSON, headers and body, a log line, a page of HTML; - reads the standard input
--locale  the language of the text, en by default
With --json one object is printed: {kind, status, verdict, messages: [{type, code, message, en, ar}], mentioned}.
Exit code 1 when nothing in it is known.`,
  options: { locale: { type: "string", default: "en" } },
  async run({ values, positionals }, io) {
    const { locale } = values;
    if (locale !== "en" && locale !== "ar") throw new UsageError("--locale is en or ar");
    const file = onlyOne(positionals, "file");
    const text = file === "-" ? await readAll(process.stdin) : await readFile(file, "utf8");
    const { readAnswer } = await import("#lib/services/findings/read-answer.ts");
    const { answerAsJson, printAnswer } = await import("../answer-text.ts");

    const answer = readAnswer(text);
    io.out(values.json ? `${JSON.stringify(answerAsJson(answer))}\n` : printAnswer(answer, locale));
    const known = answer.status?.entry ?? answer.mentioned[0] ?? answer.messages.find(({ entry }) => entry)?.entry;
    return known === undefined && answer.verdict === null ? 1 : 0;
  },
});
