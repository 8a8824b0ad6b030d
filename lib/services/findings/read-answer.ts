import { word } from "#lib/gateway/answers.ts";
import { asObject, readBody, type Body, type JsonObject } from "#lib/gateway/body.ts";
import { messagesOf, type GatewayMessage } from "#lib/gateway/messages.ts";
import { explain, type Entry } from "#lib/rules/catalogue/index.ts";
import { mentionedIn } from "#lib/rules/catalogue/mentions.ts";

export type ReadMessage = GatewayMessage & { readonly entry: Entry | undefined };
export type ReadAnswer = {
  readonly kind: Body["kind"];
  /** The HTTP status, where the text names it. */
  readonly status: { readonly code: number; readonly entry: Entry | undefined } | null;
  /** ZATCA's own word, such as REPORTED or NOT_CLEARED. */
  readonly verdict: string | null;
  readonly messages: readonly ReadMessage[];
  /** Codes in a text that is no answer of the gateway, such as a log. */
  readonly mentioned: readonly Entry[];
};

/** Makes sense of an answer of ZATCA's gateway as somebody pasted it: bare JSON, JSON in a log line, headers and body, HTML, a mail. */
export function readAnswer(text: string): ReadAnswer {
  const { body, rest } = bodyIn(text);
  const messages = body.kind === "json" ? messagesOf(body.value) : [];
  const known = messages.map((message) => ({ ...message, entry: explain(message.code, message.category) }));
  const said = new Set(known.flatMap(({ entry }) => entry ?? []));
  return {
    kind: body.kind,
    status: statusIn(rest, body),
    verdict: body.kind === "json" ? verdictIn(body.value) : null,
    messages: known,
    mentioned: body.kind === "json" ? [] : mentionedIn(text).filter((entry) => !said.has(entry)),
  };
}

/** The JSON inside the text, and what stands around it. */
function bodyIn(text: string): { body: Body; rest: string } {
  const whole = readBody(text);
  if (whole.kind === "json" || whole.kind === "empty") return { body: whole, rest: "" };
  for (const start of [...text.matchAll(/[{[]/g)].slice(0, mostStarts)) {
    const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]")) + 1;
    const body = readBody(text.slice(start.index, end));
    if (body.kind === "json") return { body, rest: text.slice(0, start.index) + text.slice(end) };
  }
  return { body: readBody(text.replace(headers, "")), rest: text };
}

const mostStarts = 20;
const headers = /^\s*(?:<\s*)?HTTP\/[\s\S]*?\r?\n\r?\n/;

function statusIn(rest: string, body: Body): ReadAnswer["status"] {
  const inBody = body.kind === "json" ? statusFields.map((name) => word.parse(body.value[name])) : [];
  const found = [statusLine.exec(rest)?.[1], ...inBody].find((each) => /^[1-5]\d\d$/.test(each ?? ""));
  return found === undefined || found === null
    ? null
    : { code: Number(found), entry: explain(`HTTP-${found}`) ?? explain(found) };
}

const statusLine = /(?:<title>|HTTP\/\d(?:\.\d)?|\bstatus(?:[ _-]?code)?)\D{0,6}([1-5]\d\d)\b/i;
const statusFields = ["status", "statusCode", "errorCode", "httpStatus"];

function verdictIn(body: JsonObject): string | null {
  const named = ["clearanceStatus", "reportingStatus", "dispositionMessage"].map((name) => word.parse(body[name]));
  return named.find((each) => each !== null) ?? word.parse(asObject(body["validationResults"])?.["status"]);
}
