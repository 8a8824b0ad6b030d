import type { QueryContext } from "#lib/context.ts";
import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { isUuid } from "#lib/domain/uuid.ts";
import { AppError, type Params } from "#lib/errors.ts";
import { instant } from "#lib/rules/clock.ts";
import type { InvoiceDocument, Party } from "#lib/ubl/document.ts";
import { documentFrom } from "#lib/ubl/document-from.ts";
import { inputField } from "#lib/ubl/input-field.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { sellerParty } from "#lib/ubl/seller.ts";
import { computeTotals, type Totals } from "#lib/ubl/totals.ts";
import {
  differencesFound,
  refuseDraft,
  replacedFound,
  unknownFound,
  type FieldOf,
  type KeptFinding,
} from "./findings.ts";
import type { IssueDocument } from "./issue-input.ts";
import { admitSigner, findSigner, loadIssuer } from "./issuer.ts";
import { findNamed, type NamedDocument } from "./known-advances.ts";
import { draw, namesIn, refuseNoPrepayment, takingsOf, type Naming, type Taking } from "./takings.ts";
import type { DeviceRecord } from "#lib/services/devices/load.ts";
import { readSettingsOf } from "#lib/services/settings/read.ts";

export type Prepared = {
  readonly device: DeviceRecord;
  readonly branchId: string;
  readonly document: InvoiceDocument;
  readonly totals: Totals;
  /** By the document's own date and time. */
  readonly issuedAt: Date;
  readonly findings: readonly KeptFinding[];
  /** What it takes of prepayments of the establishment. */
  readonly takings: readonly Taking[];
  /** Found in the draft, and asked again on the final bytes. */
  readonly open: readonly KeptFinding[];
  /** What it came signed with, where it came signed. */
  readonly certificate: CertificateView | undefined;
  /** What held when it was prepared. */
  readonly settings: Settings;
  readonly fieldOf: FieldOf;
};

/** Everything that can refuse a document before it takes a counter. */
export async function prepareDocument(ctx: QueryContext, input: IssueDocument): Promise<Prepared> {
  const { device, branchId, seller, signer, settings } = await ctx.read(async (db) => {
    const id = deviceIdOf(ctx, input);
    const [issuer, candidate, own] = await Promise.all([
      loadIssuer(db, id, input.branchId),
      findSigner(db, id),
      readSettingsOf(db, id),
    ]);
    return { ...issuer, seller: sellerParty(issuer.seller), signer: candidate, settings: own };
  });
  const now = ctx.clock.now();
  const fromXml = input.xml !== undefined;
  const { document, replaced, certificate, named } = await readInput(ctx, input, { now, seller, device });
  admitSigner(signer, document.transaction.kind, { now, settings });
  refuseOtherTaxpayer(document, { vatNumber: seller.vatNumber, fromXml });
  const issuedAt = issueInstant(document, now, fromXml);
  const totals = computeTotals(document);
  refuseUnkeepable(document, totals, fromXml);
  const takings = takingsOf(document, totals, named, (place) => prepaymentPath({ ...document, fromXml }, place));
  draw(new Map(), takings);
  const fieldOf: FieldOf = (path) => inputField(path, input.document ?? document, totals);
  const { settled, open, advice } = refuseDraft(document, totals, { at: now, settings, fieldOf });
  const findings = [
    ...replacedFound(replaced),
    ...differencesFound(totals),
    ...settled,
    ...advice,
    ...unknownFound(document, named),
  ];
  return {
    device,
    branchId,
    document,
    totals,
    issuedAt,
    takings,
    findings,
    open,
    certificate: certificateRead(certificate),
    settings,
    fieldOf,
  };
}

function deviceIdOf({ actor }: QueryContext, { deviceId }: IssueDocument): string {
  const bound = actor.kind === "key" ? actor.deviceId : null;
  const id = deviceId ?? bound;
  if (id !== null) return id;
  throw refusedField("deviceId", "required");
}

type Reading = { readonly now: Date; readonly seller: Party; readonly device: DeviceRecord };

async function readInput(ctx: QueryContext, { document, xml }: IssueDocument, { now, seller, device }: Reading) {
  const uuid = crypto.randomUUID();
  if (xml !== undefined) {
    const read = readDocument(xml, uuid);
    return { ...read, named: await namedIn(ctx, device, { ...read.document, fromXml: true }) };
  }
  if (document === undefined) throw new AppError("input.invalid");
  const named = await namedIn(ctx, device, { ...document, fromXml: false });
  // The buyer of a self-billed document issues it, so its seller is never ourselves.
  const selfBilled = document.transaction.flags.includes("selfBilled");
  const advances = named.map((one) => one?.advance);
  const written = documentFrom(document, { uuid, now, advances, ...(selfBilled ? {} : { seller }) });
  const ours = selfBilled && written.buyer === undefined ? { buyer: seller } : {};
  return { document: { ...written, ...ours }, replaced: {}, certificate: undefined, named };
}

async function namedIn(
  ctx: QueryContext,
  device: DeviceRecord,
  document: Naming & Settling,
): Promise<readonly (NamedDocument | undefined)[]> {
  const names = namesIn(document);
  if (names.length === 0) return [];
  const named = await ctx.read((db) => findNamed(db, device, names));
  refuseNoPrepayment(document, named, (place) => prepaymentPath(document, place));
  return named;
}

type Settling = { readonly prepayments: readonly { readonly lineId?: string }[]; readonly fromXml: boolean };

const prepaymentPath = ({ prepayments, fromXml }: Settling, place: number): string =>
  fromXml
    ? `/Invoice/cac:InvoiceLine[cbc:ID="${prepayments[place]?.lineId ?? ""}"]/cac:DocumentReference`
    : `document.prepayments.${place}`;

/** A signature is made anew whatever it was, so one that cannot be read stops nothing. */
function certificateRead(text: string | undefined): CertificateView | undefined {
  try {
    return text === undefined ? undefined : readCertificate(text);
  } catch {
    return undefined;
  }
}

/** Who issues is the establishment: the seller, or the buyer of a self-billed document. */
function refuseOtherTaxpayer(
  { transaction, seller, buyer }: InvoiceDocument,
  { vatNumber, fromXml }: { readonly vatNumber: string | undefined; readonly fromXml: boolean },
): void {
  const [issuer, name, element] = transaction.flags.includes("selfBilled")
    ? ([buyer, "buyer", "Customer"] as const)
    : ([seller, "seller", "Supplier"] as const);
  if (issuer?.vatNumber === vatNumber) return;
  const path = fromXml
    ? `/Invoice/cac:Accounting${element}Party/cac:Party/cac:PartyTaxScheme/cbc:CompanyID`
    : `document.${name}.vatNumber`;
  if (issuer?.vatNumber === undefined) throw refusedField(path, "required");
  throw new AppError("document.other_taxpayer", {}, [{ path, code: "invalid", params: {} }]);
}

/** What the ledger cannot hold, whatever ZATCA's rules say of it. */
function refuseUnkeepable({ uuid, number }: InvoiceDocument, totals: Totals, fromXml: boolean): void {
  const amounts = [totals.taxExclusive, totals.tax, totals.payable];
  if (!isUuid(uuid)) throw refusedField("/Invoice/cbc:UUID", "invalid");
  if (number.length > longestNumber) throw refusedField("/Invoice/cbc:ID", "too_long", { maximum: longestNumber });
  if (amounts.some((amount) => amount > mostHalalas || amount < -mostHalalas))
    throw refusedField(fromXml ? "/Invoice/cac:LegalMonetaryTotal" : "document.lines", "invalid");
}

const longestNumber = 127;
const mostHalalas = 10n ** 17n;

// Clocks of tills run a little ahead.
const toleranceMs = 60_000;
/** VAT came to Saudi Arabia on this day. */
const firstDay = Date.UTC(2018, 0, 1);

function issueInstant({ issueDate, issueTime }: InvoiceDocument, now: Date, fromXml: boolean): Date {
  const [date, time] = fromXml
    ? ["/Invoice/cbc:IssueDate", "/Invoice/cbc:IssueTime"]
    : ["document.issueDate", "document.issueTime"];
  if (issueTime.endsWith("Z")) throw refusedField(time, "not_riyadh_time");
  const at = instant(issueDate, issueTime);
  if (at === undefined || at < firstDay) throw refusedField(date, "invalid");
  if (at > now.getTime() + toleranceMs) throw refusedField(time, "in_future");
  return new Date(at);
}

const refusedField = (path: string, code: string, params: Params = {}): AppError =>
  new AppError("input.invalid", { count: 1 }, [{ path, code, params }]);
