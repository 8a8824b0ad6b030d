import type { z } from "zod";
import type { DocumentAnswer } from "../answers.ts";
import { errorsOf } from "../messages.ts";
import type { Reply } from "../send.ts";
import {
  configuration,
  credentialRefused,
  messagesIn,
  throttled,
  unreadable,
  type Answered,
  type Configuration,
  type CredentialRefused,
  type Messages,
  type Throttled,
  type Uncertainty,
} from "./ends.ts";
import { standingOf } from "./standing.ts";
import { contradictionIn, warns, type Contradiction } from "./verdict.ts";

/** How one sample document fared at `/compliance/invoices`; repeating a check is always harmless. */
export type CheckOutcome =
  | ({ readonly kind: "passed" | "passed_with_warnings" | "failed" | "too_large" } & Messages)
  | ({ readonly kind: "may_have_arrived"; readonly reason: Uncertainty } & Messages)
  | ({ readonly kind: "contradictory"; readonly reason: Contradiction } & Messages)
  | CredentialRefused
  | Throttled
  | Configuration;

type Answer = z.output<typeof DocumentAnswer>;

export function checkOutcome(reply: Reply<Answer>, now: Date): CheckOutcome {
  if (reply.kind === "failed") return { kind: "may_have_arrived", reason: reply.failure, messages: [] };

  const messages = messagesIn(reply.content);
  const blamed = reply.content.kind === "json" && errorsOf(messages).length > 0;
  switch (standingOf(reply.status)) {
    case "done":
      return doneOutcome(reply);
    case "refused":
      return blamed
        ? { kind: "failed", messages }
        : { kind: "may_have_arrived", reason: "refused_without_messages", messages };
    case "unprocessable":
      return blamed ? { kind: "failed", messages } : configuration(reply, "unprocessable_without_messages");
    case "unauthorized":
      return credentialRefused(reply);
    case "too_large":
      return { kind: "too_large", messages };
    case "throttled":
      return throttled(reply, now);
    case "see_other":
    case "redirected":
      return configuration(reply, "redirected");
    case "precondition":
    case "misdirected":
      return configuration(reply, "not_found_or_not_supported");
    case "done_before":
      return { kind: "contradictory", reason: "unexpected_status", messages };
    default:
      return { kind: "may_have_arrived", reason: "server_error", messages };
  }
}

function doneOutcome({ content, status }: Answered<Answer>): CheckOutcome {
  if (content.kind !== "json")
    return { kind: "may_have_arrived", reason: unreadable(content), messages: messagesIn(content) };

  const { answer, messages } = content;
  const said = answer.reportingStatus ?? answer.clearanceStatus ?? answer.status ?? "";
  const confirmed = /^(REPORTED|CLEARED)(_WITH_WARNINGS)?$/.test(said);
  const contradiction = contradictionIn(answer, messages, confirmed);
  if (contradiction !== undefined) return { kind: "contradictory", reason: contradiction, messages };

  return { kind: warns(answer, messages, { status, said }) ? "passed_with_warnings" : "passed", messages };
}
