import type { z } from "zod";
import type { Environment } from "#lib/domain/environment.ts";
import { Secret } from "#lib/secret.ts";
import type { CsidAnswer } from "../answers.ts";
import { Credential, type CredentialKind } from "../credentials.ts";
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
import { missingSteps, refusalReason, type RefusalReason } from "./refusal.ts";
import { standingOf } from "./standing.ts";

type Issued<Kind extends CredentialKind, E extends Environment> = {
  readonly requestId: string;
  readonly credential: Credential<Kind, E>;
} & Messages;

/** Whatever of a certificate an answer held that cannot be trusted as a whole; kept so that nothing given is lost. */
export type Given = {
  readonly requestId: string | null;
  readonly token: Secret | null;
  readonly secret: Secret | null;
};

/** How a certificate call ended. `compliance_first` exists for renewal only: a compliance CSID came instead. */
export type CsidOutcome<E extends Environment, Kind extends CredentialKind, First extends "compliance" = never> =
  | ({ readonly kind: "issued" } & Issued<Kind, E>)
  | (First extends "compliance" ? { readonly kind: "compliance_first" } & Issued<First, E> : never)
  | ({
      readonly kind: "refused";
      readonly reason: RefusalReason;
      /** Step names of Missing-ComplianceSteps; empty when the gateway did not list them. */
      readonly missingSteps: readonly string[];
    } & Messages)
  | ({ readonly kind: "answer_lost"; readonly reason: Uncertainty } & Messages)
  | ({
      readonly kind: "contradictory";
      readonly reason: "not_issued_in_success" | "incomplete" | "unexpected_status";
      readonly given: Given;
    } & Messages)
  | CredentialRefused
  | Throttled
  | Configuration;

type Answer = z.output<typeof CsidAnswer>;
type Asked<E extends Environment, Kind extends CredentialKind> = {
  readonly environment: E;
  readonly kind: Kind;
  /** False for `POST /compliance`, which carries no login that could be refused. */
  readonly withCredential: boolean;
  readonly now: Date;
};

export function csidOutcome<E extends Environment, Kind extends CredentialKind>(
  reply: Reply<Answer>,
  asked: Asked<E, Kind>,
): CsidOutcome<E, Kind> {
  if (reply.kind === "failed") return { kind: "answer_lost", reason: reply.failure, messages: [] };

  const messages = messagesIn(reply.content);
  if (notCompliant(reply) && givenIn(reply).token === null) return refusedBy(reply);
  switch (standingOf(reply.status)) {
    case "done":
      return doneOutcome(reply, asked);
    case "refused":
      return refusedBy(reply);
    case "unprocessable":
      return messages.length > 0 ? refusedBy(reply) : configuration(reply, "unprocessable_without_messages");
    case "unauthorized":
      return asked.withCredential ? credentialRefused(reply) : configuration(reply, "unauthorized_without_credential");
    case "throttled":
      return throttled(reply, asked.now);
    case "too_large":
      return configuration(reply, "too_large");
    case "see_other":
    case "redirected":
      return configuration(reply, "redirected");
    case "misdirected":
      return configuration(reply, "not_found_or_not_supported");
    case "done_before":
    case "precondition":
      return { kind: "contradictory", reason: "unexpected_status", given: givenIn(reply), messages };
    default:
      return { kind: "answer_lost", reason: "server_error", messages };
  }
}

/** Renewal: as any certificate call, and a compliance CSID (428, or marked NOT_COMPLIANT) means "checks first". */
export function renewalOutcome<E extends Environment>(
  reply: Reply<Answer>,
  asked: Asked<E, "production">,
): CsidOutcome<E, "production", "compliance"> {
  const complianceFirst =
    reply.kind === "answered" && (standingOf(reply.status) === "precondition" || successButNotCompliant(reply));
  const issued = complianceFirst ? issuedIn(reply, "compliance", asked.environment) : undefined;
  if (issued !== undefined) return { kind: "compliance_first", ...issued };
  return csidOutcome(reply, asked);
}

function doneOutcome<E extends Environment, Kind extends CredentialKind>(
  reply: Answered<Answer>,
  { kind, environment }: Asked<E, Kind>,
): CsidOutcome<E, Kind> {
  const messages = messagesIn(reply.content);
  if (reply.content.kind !== "json") return { kind: "answer_lost", reason: unreadable(reply.content), messages };

  const given = givenIn(reply);
  if (reply.content.answer.dispositionMessage?.toUpperCase() !== "ISSUED")
    return { kind: "contradictory", reason: "not_issued_in_success", given, messages };
  const issued = issuedIn(reply, kind, environment);
  return issued ? { kind: "issued", ...issued } : { kind: "contradictory", reason: "incomplete", given, messages };
}

function issuedIn<E extends Environment, Kind extends CredentialKind>(
  reply: Answered<Answer>,
  kind: Kind,
  environment: E,
): Issued<Kind, E> | undefined {
  const { requestId, token, secret } = givenIn(reply);
  if (token === null || secret === null || requestId === null || !/^[0-9]+$/.test(requestId)) return undefined;
  return {
    requestId,
    credential: new Credential(kind, environment, token, secret),
    messages: messagesIn(reply.content),
  };
}

function givenIn({ content }: Answered<Answer>): Given {
  if (content.kind !== "json") return { requestId: null, token: null, secret: null };
  const { requestID, binarySecurityToken, secret } = content.answer;
  return {
    requestId: requestID,
    token: binarySecurityToken ? new Secret(binarySecurityToken) : null,
    secret: secret ? new Secret(secret) : null,
  };
}

const notCompliant = ({ content }: Answered<Answer>): boolean =>
  content.kind === "json" && content.answer.dispositionMessage?.toUpperCase() === "NOT_COMPLIANT";

const successButNotCompliant = (reply: Answered<Answer>): boolean =>
  standingOf(reply.status) === "done" && notCompliant(reply);

function refusedBy(reply: Answered<Answer>): Extract<CsidOutcome<Environment, CredentialKind>, { kind: "refused" }> {
  const messages = messagesIn(reply.content);
  return {
    kind: "refused",
    reason: refusalReason(messages, notCompliant(reply)),
    missingSteps: missingSteps(messages),
    messages,
  };
}
