import { z } from "zod";
import { documentNeeds } from "#lib/domain/attention.ts";
import { submissionKinds, submissionLifecycle, transactionKinds } from "#lib/domain/document.ts";
import { environments } from "#lib/domain/environment.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";

export const OfDocument = z.object({ documentId: z.uuid() });

export const documentColumns = ["issued", "due"] as const;

/** The address of the documents table. */
export const ListDocuments = z.object({
  ...listInput(documentColumns, "issued"),
  q: searchText,
  state: choice(submissionLifecycle.statuses),
  kind: choice(transactionKinds),
  environment: choice(environments),
  /** Documents of this kind of item on the first page. */
  needs: choice(documentNeeds),
  establishment: idFilter,
  branch: idFilter,
  device: idFilter,
});

/** The same for a program, which may also name a saved view. */
export const DocumentsAddress = ListDocuments.extend({ view: z.uuid().optional() });

const amount = z.string().describe("Two decimals, in the currency of the document");
const instant = z.date();

const FindingView = z.object({
  source: z.enum(["khatm", "gateway"]),
  severity: z.enum(["error", "warning", "info"]),
  code: z.string(),
  category: z.string().nullable(),
  path: z.string().nullable().describe("An XPath into the XML"),
  field: z
    .string()
    .nullable()
    .describe(
      "The field of your JSON behind path, such as document.lines.0.price.amount; null where no field of yours stands behind it, as for a total that Khatm computed",
    ),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string().nullable(),
});

const AdviceView = FindingView.pick({ code: true, path: true, field: true, params: true, message: true });

const summary = {
  id: z.uuid(),
  establishmentId: z.uuid(),
  environment: z.enum(environments),
  deviceId: z.uuid(),
  branchId: z.uuid(),
  kind: z.enum(transactionKinds),
  typeCode: z.string(),
  number: z.string(),
  uuid: z.uuid(),
  issueDate: z.string(),
  issueTime: z.string().describe("Riyadh"),
  issuedAt: instant.describe("When Khatm stamped it"),
  currency: z.string(),
  payable: amount,
  tax: amount,
  buyerName: z.string().nullable(),
  icv: z.string().describe("The counter, as digits"),
  state: z.enum(submissionLifecycle.statuses),
  submission: z.enum(submissionKinds),
  legal: z.boolean().describe("False for a standard document until ZATCA has cleared it"),
  dueAt: instant.describe("When ZATCA must have it"),
  hoursLeft: z.number().nullable().describe("Until dueAt, negative once it has passed; null when ZATCA has it"),
};

export const DocumentRow = z.object(summary);
export type DocumentRow = z.output<typeof DocumentRow>;

/** A document with its bytes, what was found in it, and its place in the chain. */
export const DocumentView = z.object({
  ...summary,
  taxExclusive: amount,
  hash: z.string().describe("The invoice hash, base64; the next document's previous hash"),
  previousHash: z.string(),
  qr: z.string().nullable().describe("The text of the QR code"),
  xml: z.string().describe("The exact signed bytes, base64"),
  attempts: z.int(),
  outcome: z.string().nullable(),
  findings: z.array(FindingView),
  prepaymentLeft: z
    .array(z.object({ category: z.string(), percent: z.string(), taxable: amount, tax: amount }))
    .nullable()
    .describe("What is left of a prepayment, in the parts that a final invoice takes; null for other documents"),
  advice: z.array(AdviceView).describe("What ZATCA accepts and a person would not want; it stops nothing"),
  before: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  after: z.object({ id: z.uuid(), number: z.string() }).nullable(),
});
export type DocumentView = z.output<typeof DocumentView>;
