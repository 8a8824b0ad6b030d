import type { Message } from "./messages.ts";

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json;charset=UTF-8", ...headers },
  });

export const html = (status: number, title: string, text = ""): Response =>
  new Response(
    `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n${text}<hr><center>nginx</center>\n</body>\n</html>\n`,
    { status, headers: { "content-type": "text/html" } },
  );

export const notFound = (): Response => html(404, "404 Not Found");

export const wrongMethod = (allowed: string): Response => {
  const answer = html(405, "405 Not Allowed");
  answer.headers.set("allow", allowed);
  return answer;
};

export const wrongVersion = (): Response =>
  new Response("This Version is not supported or not provided in the header.", {
    status: 406,
    headers: { "content-type": "text/plain" },
  });

export const internalError = (): Response =>
  json(500, { code: "Invalid-Request", message: "System failed to process your request" });

export const httpError = (): Response =>
  json(500, {
    category: "HTTP-Errors",
    code: "500",
    message: "Something went wrong and caused an Internal Server Error.",
  });

export const unauthorized = (shape: "json" | "empty", now: Date): Response =>
  shape === "empty"
    ? new Response(null, { status: 401 })
    : json(401, { timestamp: now.getTime(), status: 401, error: "Unauthorized", message: "" });

export type Results = {
  readonly infoMessages: readonly Message[] | null;
  readonly warningMessages: readonly Message[] | null;
  readonly errorMessages: readonly Message[] | null;
  readonly status: "PASS" | "WARNING" | "ERROR";
};

/** Sorts messages into Fatoora's three lists; `emptyLists: "null"` gives the spelling of some live answers. */
export function results(messages: readonly Message[], emptyLists: "array" | "null"): Results {
  const list = (type: Message["type"]): readonly Message[] | null => {
    const found = messages.filter((each) => each.type === type);
    return found.length === 0 && emptyLists === "null" ? null : found;
  };
  return {
    infoMessages: list("INFO"),
    warningMessages: list("WARNING"),
    errorMessages: list("ERROR"),
    status: worst(messages),
  };
}

export function worst(messages: readonly Message[]): Results["status"] {
  if (messages.some((each) => each.type === "ERROR")) return "ERROR";
  return messages.some((each) => each.type === "WARNING") ? "WARNING" : "PASS";
}
