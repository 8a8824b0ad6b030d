import { asObject, type JsonObject } from "./body.ts";
import { word } from "./answers.ts";

export type GatewayMessage = {
  readonly type: "INFO" | "WARNING" | "ERROR";
  readonly code: string | null;
  readonly category: string | null;
  readonly message: string | null;
  readonly status: string | null;
};

/** Every message of an answer. The list it stands in decides its type; messages without code and text are dropped. */
export function messagesOf(body: JsonObject): readonly GatewayMessage[] {
  const scopes = [asObject(body["validationResults"]), body].filter((scope) => scope !== undefined);
  const listed = scopes.flatMap((scope) => lists.flatMap(([field, type]) => listOf(scope[field], type)));
  if (listed.length > 0) return listed;
  return [...listOf(body["error"], "ERROR", word.parse(body["message"])), ...listOf(body, "ERROR")].slice(0, 1);
}

export const errorsOf = (messages: readonly GatewayMessage[]): readonly GatewayMessage[] =>
  messages.filter((message) => message.type === "ERROR");

const lists = [
  ["infoMessages", "INFO"],
  ["warningMessages", "WARNING"],
  ["warnings", "WARNING"],
  ["errorMessages", "ERROR"],
  ["erroMessages", "ERROR"],
  ["errors", "ERROR"],
] as const;

function listOf(
  value: unknown,
  type: GatewayMessage["type"],
  preferredText: string | null = null,
): readonly GatewayMessage[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items
    .map((item) => (typeof item === "string" ? { message: preferredText ?? item } : asObject(item)))
    .filter((item) => item !== undefined)
    .map((item) => messageOf(item, type))
    .filter((message) => message.code !== null || message.message !== null);
}

function messageOf(item: JsonObject, type: GatewayMessage["type"]): GatewayMessage {
  const errorCategory = word.parse(item["errorCategory"]);
  return {
    type,
    // In the flat error of the CSID calls the code proper stands in errorCategory; errorCode repeats the HTTP status.
    code: word.parse(item["code"]) ?? errorCategory ?? word.parse(item["errorCode"]),
    category: word.parse(item["category"]),
    message: word.parse(item["message"]) ?? word.parse(item["errorMessage"]),
    status: word.parse(item["status"]),
  };
}
