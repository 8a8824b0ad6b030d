import { json, results } from "../answers.ts";
import { signerOf } from "../chain.ts";
import type { Credential } from "../credentials.ts";
import { clearedDocument } from "../document/clear.ts";
import { chainOf, judge, open, type Opened } from "../judge.ts";
import { message, type Message } from "../messages.ts";
import type { Incoming, World } from "../world.ts";
import { alreadyCleared, alreadyReported } from "./duplicates.ts";

/** `POST /invoices/reporting/single`: simplified documents, and standard ones while clearance is off. */
export function report(world: World, incoming: Incoming, login: Credential): Response {
  const { duplicates, emptyLists, clearance } = world.switches.current;
  const opened = open(incoming);
  if (opened.kind === "unreadable") return reported(opened.messages, emptyLists);
  if (duplicates !== "off" && recall(world, login, opened)) return alreadyReported(duplicates, incoming.language);

  const misplaced = opened.invoice.standard && clearance === "on";
  const messages = [
    ...judge({ world, incoming, login, opened }),
    ...(misplaced ? [message("ERROR", "XML-INVOICE-ERROR", incoming.language)] : []),
  ];
  remember(world, login, opened, messages, null);
  return reported(messages, emptyLists);
}

/** `POST /invoices/clearance/single`: standard documents, given back with Fatoora's stamp and QR. */
export function clear(world: World, incoming: Incoming, login: Credential): Response {
  const { duplicates, emptyLists, clearance } = world.switches.current;
  if (clearance === "off") return json(303, { message: clearanceOff });
  const opened = open(incoming);
  if (opened.kind === "unreadable") return cleared(opened.messages, emptyLists, null);
  const before = duplicates === "off" ? undefined : recall(world, login, opened);
  if (before && duplicates !== "off") return alreadyCleared(duplicates, incoming.language, before.answer);

  const messages = [
    ...judge({ world, incoming, login, opened }),
    ...(opened.invoice.standard ? [] : [message("ERROR", "XML-INVOICE-ERROR", incoming.language, notStandard)]),
  ];
  const accepted = !messages.some((each) => each.type === "ERROR");
  const now = world.clock.now();
  const answer = accepted
    ? Buffer.from(clearedDocument(opened.invoice, world.authority.platform(login.station), now)).toString("base64")
    : null;
  remember(world, login, opened, messages, answer);
  return cleared(messages, emptyLists, answer);
}

const clearanceOff = "Clearance is deactiviated. Please use the /invoices/reporting/single endpoint instead.";

const notStandard = "XML submitted using clearance API is not a standard document";

type Readable = Extract<Opened, { kind: "invoice" }>;

const recall = (world: World, login: Credential, { hash, invoice }: Readable): { answer: string | null } | undefined =>
  hash === invoice.hash ? world.ledger.remembered(login, hash, world.clock.now()) : undefined;

function remember(
  world: World,
  login: Credential,
  { invoice }: Readable,
  messages: readonly Message[],
  answer: string | null,
): void {
  const accepted = !messages.some((each) => each.type === "ERROR");
  const chain = chainOf(login, signerOf(world, login, invoice));
  world.ledger.record({ credential: login, chain, invoice, accepted, answer }, world.clock.now());
}

const statusOf = { PASS: 200, WARNING: 202, ERROR: 400 } as const;

function reported(messages: readonly Message[], emptyLists: "array" | "null"): Response {
  const validationResults = results(messages, emptyLists);
  return json(statusOf[validationResults.status], {
    validationResults,
    reportingStatus: validationResults.status === "ERROR" ? "NOT_REPORTED" : "REPORTED",
  });
}

function cleared(messages: readonly Message[], emptyLists: "array" | "null", answer: string | null): Response {
  const validationResults = results(messages, emptyLists);
  return json(statusOf[validationResults.status], {
    validationResults,
    clearanceStatus: validationResults.status === "ERROR" ? "NOT_CLEARED" : "CLEARED",
    clearedInvoice: answer,
  });
}
