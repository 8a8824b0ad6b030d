import type { Failure } from "../exchange.ts";
import type { GatewayMessage } from "../messages.ts";
import type { Content, Reply } from "../send.ts";

/** Why nobody knows whether the call was processed. */
export type Uncertainty = Failure | "server_error" | "not_json" | "empty_answer" | "refused_without_messages";
export type Misconfiguration =
  | "redirected"
  | "not_found_or_not_supported"
  | "unprocessable_without_messages"
  | "unauthorized_without_credential"
  | "too_large";

export type Messages = { readonly messages: readonly GatewayMessage[] };
export type CredentialRefused = { readonly kind: "credential_refused" } & Messages;
/** `retryAfterMs` is what the gateway asked for, or null when it named no time. */
export type Throttled = { readonly kind: "throttled"; readonly retryAfterMs: number | null } & Messages;
export type Configuration = { readonly kind: "configuration"; readonly reason: Misconfiguration } & Messages;

export type Answered<Answer> = Extract<Reply<Answer>, { kind: "answered" }>;

export const messagesIn = (content: Content<unknown>): readonly GatewayMessage[] =>
  content.kind === "json" ? content.messages : textMessage(content);

/** The reason why an answer that should hold JSON cannot be judged. */
export const unreadable = (content: Content<unknown>): Uncertainty =>
  content.kind === "empty" ? "empty_answer" : "not_json";

export const throttled = (reply: Answered<unknown>, now: Date): Throttled => ({
  kind: "throttled",
  retryAfterMs: waitOf(reply.retryAfter, now),
  messages: messagesIn(reply.content),
});

export const configuration = (reply: Answered<unknown>, reason: Misconfiguration): Configuration => ({
  kind: "configuration",
  reason,
  messages: messagesIn(reply.content),
});

export const credentialRefused = (reply: Answered<unknown>): CredentialRefused => ({
  kind: "credential_refused",
  messages: messagesIn(reply.content),
});

function textMessage(content: Content<unknown>): readonly GatewayMessage[] {
  if (content.kind !== "text") return [];
  return [{ type: "ERROR", code: null, category: null, message: content.text.slice(0, 1000), status: null }];
}

function waitOf(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
