import { readBody } from "#lib/gateway/body.ts";
import { messagesOf, type GatewayMessage } from "#lib/gateway/messages.ts";

/** What an answer complains of as its call keeps it for lists and search: a line for each message, its code, a tab and its text. */
export function saidIn(body: string): string | null {
  const lines = complaintsIn(body).map(({ code, message }) => `${oneLine(code)}\t${oneLine(message)}`);
  return lines.length === 0 ? null : [...new Set(lines)].slice(0, mostLines).join("\n");
}

/** What was kept that way, message by message. */
export const complaintsOf = (said: string | null) =>
  (said?.split("\n") ?? []).map((line) => {
    const [code = "", message = ""] = line.split("\t");
    return { code, message };
  });

/** The warnings and errors of an answer. */
export function complaintsIn(body: string): readonly GatewayMessage[] {
  const answer = readBody(body);
  return answer.kind === "json" ? messagesOf(answer.value).filter(({ type }) => type !== "INFO") : [];
}

const mostLines = 40;
const longest = 400;

/** Neither a line nor a sign that the database does not take. */
const oneLine = (text: string | null): string =>
  (text ?? "")
    .replaceAll(/\p{Cc}+/gu, " ")
    .slice(0, longest)
    .toWellFormed();
