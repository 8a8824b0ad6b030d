import { json, results } from "../answers.ts";
import type { Credential } from "../credentials.ts";
import type { Invoice } from "../document/read.ts";
import { judge, open } from "../judge.ts";
import type { Message } from "../messages.ts";
import type { Incoming, World } from "../world.ts";

/** `POST /compliance/invoices`: judges a sample document and ticks its step. With a PCSID it is a dry run. */
export function checkSample(world: World, incoming: Incoming, login: Credential): Response {
  const opened = open(incoming);
  if (opened.kind === "unreadable") return verdict(world, opened.messages, true);

  const step = stepOf(opened.invoice);
  const fault = world.faults.strike(incoming, step);
  const messages = [...judge({ world, incoming, login, opened }), ...(fault ? [stepRefused] : [])];
  const passed = !messages.some((each) => each.type === "ERROR");
  if (passed && login.kind === "compliance") world.ledger.passStep(login.id, step);
  return verdict(world, messages, opened.invoice.standard);
}

/** What the title digits of a certificate demand. The two reserved digits bring steps that nothing can pass. */
export function stepsOf(map: string): readonly string[] {
  const names = ["compliant", "credit-note-compliant", "debit-note-compliant"];
  return [
    ...(map[0] === "1" ? names.map((name) => `standard-${name}`) : []),
    ...(map[1] === "1" ? names.map((name) => `simplified-${name}`) : []),
    ...(map[2] === "1" || map[3] === "1" ? ["buyer-qr-code-compliant", "seller-qr-code-compliant"] : []),
  ];
}

function stepOf({ standard, typeCode }: Invoice): string {
  const kind = standard ? "standard" : "simplified";
  if (typeCode === "381") return `${kind}-credit-note-compliant`;
  return typeCode === "383" ? `${kind}-debit-note-compliant` : `${kind}-compliant`;
}

const stepRefused: Message = {
  type: "ERROR",
  code: "BR-KSA-37",
  category: "KSA",
  message: "The seller address building number must contain 4 digits.",
  status: "ERROR",
};

function verdict(world: World, messages: readonly Message[], standard: boolean): Response {
  const validationResults = results(messages, world.switches.current.emptyLists);
  const failed = validationResults.status === "ERROR";
  return json(failed ? 400 : validationResults.status === "WARNING" ? 202 : 200, {
    validationResults,
    reportingStatus: standard ? null : failed ? "NOT_REPORTED" : "REPORTED",
    clearanceStatus: standard ? (failed ? "NOT_CLEARED" : "CLEARED") : null,
    qrSellertStatus: null,
    qrBuyertStatus: null,
  });
}
