import { breaksChain, signerOf, type Signer } from "./chain.ts";
import type { Credential } from "./credentials.ts";
import { judgeQr } from "./document/qr.ts";
import { readInvoice, type Invoice } from "./document/read.ts";
import { judgeStamp } from "./document/stamp.ts";
import { message, type Code, type Message } from "./messages.ts";
import type { Incoming, World } from "./world.ts";

export type Opened =
  | { readonly kind: "unreadable"; readonly messages: readonly Message[] }
  | {
      readonly kind: "invoice";
      readonly xml: Uint8Array;
      readonly invoice: Invoice;
      readonly hash: string;
      readonly uuid: string;
    };

/** Takes the three fields of a document call apart. */
export function open({ body, language }: Incoming): Opened {
  const { invoiceHash, uuid, invoice } = body;
  const refuse = (code: Code, wording?: string): Opened => ({
    kind: "unreadable",
    messages: [message("ERROR", code, language, wording)],
  });
  if (typeof invoiceHash !== "string" || invoiceHash === "") return refuse("InvoiceHash-Errors");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(invoiceHash) || invoiceHash.length % 4 !== 0) {
    return refuse("InvoiceHash-Errors", "Document hash format in the API body is not valid");
  }
  if (typeof uuid !== "string" || uuid === "") return refuse("UUID-Errors");
  if (typeof invoice !== "string" || !/^[A-Za-z0-9+/]+={0,2}$/.test(invoice)) return refuse("XSD_ZATCA_INVALID");
  const xml = Buffer.from(invoice, "base64");
  const read = readInvoice(xml);
  return read ? { kind: "invoice", xml, invoice: read, hash: invoiceHash, uuid } : refuse("XSD_ZATCA_INVALID");
}

type Case = {
  readonly world: World;
  readonly incoming: Incoming;
  readonly login: Credential;
  readonly opened: Extract<Opened, { kind: "invoice" }>;
};

/** All messages about a document, in Fatoora's order: schema, EN 16931, KSA, QR, stamp, PIH. */
export function judge(given: Case): readonly Message[] {
  const { world, incoming, opened, login } = given;
  const report = world.check(opened.xml, world.clock.now(), incoming.language);
  if (!report.schemaValid) return report.messages;
  const signer = signerOf(world, login, opened.invoice);
  const say = (level: Message["type"], code: Code, wording?: string): Message =>
    message(level, code, incoming.language, wording);
  const found = [
    say("INFO", "XSD_ZATCA_VALID"),
    ...report.messages,
    ...judgeRequest(given).map((code) => say("ERROR", code)),
    ...judgePermission(given),
    ...judgeMarks(given),
    ...judgeSigner(given, signer),
    ...(world.switches.current.chainFaults === "refused" && breaksChain(world, chainOf(login, signer), opened.invoice)
      ? [say("ERROR", "KSA-13")]
      : []),
  ];
  return found.filter((each, at) => found.findIndex((other) => same(each, other)) === at);
}

/** The credential whose chain a document belongs to. */
export const chainOf = (login: Credential, signer: Signer): number =>
  signer.kind === "related" && signer.credential.kind === "production" ? signer.credential.id : login.id;

function judgeRequest({ opened }: Case): readonly Code[] {
  const { invoice } = opened;
  return [
    ...(opened.hash === invoice.hash ? [] : (["invalid-invoice-hash"] as const)),
    ...(opened.uuid.toLowerCase() === invoice.uuid.toLowerCase() ? [] : (["INVOICE_UUID_VALIDATION"] as const)),
  ];
}

function judgePermission({ login, opened, incoming }: Case): readonly Message[] {
  const { invoice } = opened;
  const selfBilled = invoice.transaction[6] === "1";
  const covered = login.map[invoice.standard ? 0 : 1] === "1";
  const kind = invoice.standard ? "Standard" : "Simplified";
  return [
    ...(!selfBilled && invoice.sellerVat !== login.vat
      ? [message("ERROR", "certificate-permissions", incoming.language)]
      : []),
    ...(selfBilled && invoice.buyerVat !== login.vat
      ? [message("ERROR", "SELF_BILLED_VALIDATION", incoming.language)]
      : []),
    ...(covered
      ? []
      : [
          message(
            "ERROR",
            "certificate-permissions",
            incoming.language,
            `Production CSID does not cover ${kind} documents`,
          ),
        ]),
  ];
}

function judgeMarks({ world, opened, incoming }: Case): readonly Message[] {
  const { invoice } = opened;
  const softLevel = world.switches.current.softStampFaults === "error" ? "ERROR" : "WARNING";
  const qr = invoice.qr !== "" || !invoice.standard ? judgeQr(invoice) : [];
  const missing = !invoice.standard && !invoice.stamp;
  const stamp = invoice.stamp ? judgeStamp(invoice.stamp, invoice.hash) : [];
  return [
    ...qr.map(({ code, warning }) => message(warning ? "WARNING" : "ERROR", code, incoming.language)),
    ...(missing ? [message("ERROR", "invalid-digital-signature", incoming.language)] : []),
    ...stamp.map(({ code, soft }) => message(soft ? softLevel : "ERROR", code, incoming.language)),
  ];
}

function judgeSigner({ world, incoming }: Case, signer: Signer): readonly Message[] {
  if (signer.kind === "related") return [message("WARNING", "invalid-signing-certificate", incoming.language)];
  if (signer.kind !== "stranger") return [];
  const level = world.switches.current.softStampFaults === "error" ? "ERROR" : "WARNING";
  const wording =
    "The certificate in the invoice implies that it was signed with a private key different from the one associated with this device";
  return [message(level, "invalid-digital-signature", incoming.language, wording)];
}

const same = (a: Message, b: Message): boolean => a.code === b.code && a.message === b.message;
