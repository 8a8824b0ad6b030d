import type { z } from "zod";
import type { DocumentAnswer } from "../answers.ts";
import { errorsOf } from "../messages.ts";
import type { Content, Reply } from "../send.ts";
import { decodeClearedInvoice } from "./cleared-invoice.ts";
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

/** What became of a reported or cleared document. `Copy` is the cleared XML (clearance) or null (reporting). */
export type DocumentOutcome<Copy extends Uint8Array | null> =
  | ({ readonly kind: "accepted" | "accepted_with_warnings"; readonly clearedInvoice: Copy } & Messages)
  | ({ readonly kind: "already_accepted"; readonly clearedInvoice: Copy | null } & Messages)
  | ({ readonly kind: "rejected" } & Messages)
  | ({ readonly kind: "use_reporting" } & Messages)
  | ({ readonly kind: "too_large" } & Messages)
  | ({ readonly kind: "may_have_arrived"; readonly reason: Uncertainty } & Messages)
  | ({ readonly kind: "contradictory"; readonly reason: Contradiction } & Messages)
  | CredentialRefused
  | Throttled
  | Configuration;

type Answer = z.output<typeof DocumentAnswer>;
type Path<Copy extends Uint8Array | null> = {
  readonly statusIn: (answer: Answer) => string | null;
  readonly accepted: RegExp;
  readonly seeOther: boolean;
  /** undefined: the answer should hold a copy and does not. */
  readonly copyIn: (answer: Answer) => Copy | undefined;
};

export const reportOutcome = (reply: Reply<Answer>, now: Date): DocumentOutcome<null> =>
  outcomeOf(reporting, reply, now);

export const clearOutcome = (reply: Reply<Answer>, now: Date): DocumentOutcome<Uint8Array> =>
  outcomeOf(clearance, reply, now);

const reporting: Path<null> = {
  statusIn: (answer) => answer.reportingStatus,
  accepted: /^REPORTED(_WITH_WARNINGS)?$/,
  seeOther: false,
  copyIn: () => null,
};

const clearance: Path<Uint8Array> = {
  statusIn: (answer) => answer.clearanceStatus,
  accepted: /^CLEARED(_WITH_WARNINGS)?$/,
  seeOther: true,
  copyIn: (answer) => decodeClearedInvoice(answer.clearedInvoice),
};

function outcomeOf<Copy extends Uint8Array | null>(
  path: Path<Copy>,
  reply: Reply<Answer>,
  now: Date,
): DocumentOutcome<Copy> {
  if (reply.kind === "failed") return { kind: "may_have_arrived", reason: reply.failure, messages: [] };

  const messages = messagesIn(reply.content);
  const blamed = reply.content.kind === "json" && errorsOf(messages).length > 0;
  switch (standingOf(reply.status)) {
    case "done":
      return doneOutcome(path, reply);
    case "done_before":
      return { kind: "already_accepted", clearedInvoice: copyOf(path, reply.content) ?? null, messages };
    case "see_other":
      return path.seeOther && reply.content.kind !== "html"
        ? { kind: "use_reporting", messages }
        : configuration(reply, "redirected");
    case "refused":
      return blamed
        ? { kind: "rejected", messages }
        : { kind: "may_have_arrived", reason: "refused_without_messages", messages };
    case "unprocessable":
      return blamed ? { kind: "rejected", messages } : configuration(reply, "unprocessable_without_messages");
    case "unauthorized":
      return credentialRefused(reply);
    case "too_large":
      return { kind: "too_large", messages };
    case "throttled":
      return throttled(reply, now);
    case "redirected":
      return configuration(reply, "redirected");
    case "precondition":
    case "misdirected":
      return configuration(reply, "not_found_or_not_supported");
    default:
      return { kind: "may_have_arrived", reason: "server_error", messages };
  }
}

function doneOutcome<Copy extends Uint8Array | null>(path: Path<Copy>, reply: Answered<Answer>): DocumentOutcome<Copy> {
  const { content, status } = reply;
  if (content.kind !== "json")
    return { kind: "may_have_arrived", reason: unreadable(content), messages: messagesIn(content) };

  const { answer, messages } = content;
  const said = path.statusIn(answer) ?? "";
  if (said.endsWith("_EARLIER"))
    return { kind: "already_accepted", clearedInvoice: path.copyIn(answer) ?? null, messages };
  const contradiction = contradictionIn(answer, messages, path.accepted.test(said));
  if (contradiction !== undefined) return { kind: "contradictory", reason: contradiction, messages };

  const clearedInvoice = path.copyIn(answer);
  if (clearedInvoice === undefined) return { kind: "contradictory", reason: "cleared_invoice_unusable", messages };
  const kind = warns(answer, messages, { status, said }) ? "accepted_with_warnings" : "accepted";
  return { kind, clearedInvoice, messages };
}

const copyOf = <Copy extends Uint8Array | null>(path: Path<Copy>, content: Content<Answer>): Copy | undefined =>
  content.kind === "json" ? path.copyIn(content.answer) : undefined;
