import { titleOfFinding, type DocumentWords } from "#components/documents/finding-words.ts";
import { standingOf } from "#components/documents/state.ts";
import { nameIn } from "#components/records/name.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { aroundDocuments } from "#lib/services/documents/around.ts";
import type { DocumentRow } from "#lib/services/documents/schema.ts";
import type { DocumentRowView } from "./use-document-columns.tsx";

type Around = Awaited<ReturnType<typeof aroundDocuments.run>>;

/** More would push the next document away; the whole list stands on the document's page. */
const findingsShown = 2;

export function rowView(t: DocumentWords, locale: Locale, row: DocumentRow, around: Around): DocumentRowView {
  const place = around.places.find(({ documentId }) => documentId === row.id);
  const found = around.findings.filter(({ documentId }) => documentId === row.id);
  const sentences = [
    ...new Map(
      found.map((each) => [
        titleOfFinding(t, locale, each),
        each.severity === "error" ? ("broken" as const) : ("due" as const),
      ]),
    ),
  ].map(([title, state]) => ({ title, state }));
  return {
    id: row.id,
    number: row.number,
    kind: kindWords(t, row),
    buyer: row.buyerName,
    environment: row.environment,
    device: place?.deviceName ?? "",
    branch: place ? nameIn(locale, { nameAr: place.branchNameAr, nameEn: place.branchNameEn }) : "",
    issuedAt: row.issuedAt.toISOString(),
    ...standingOf(row.state, row.submission),
    limit: row.hoursLeft === null ? null : { from: row.issuedAt.toISOString(), dueAt: row.dueAt.toISOString() },
    total: { minor: minorOf(row.payable), currency: row.currency },
    findings: sentences.slice(0, findingsShown),
    more: Math.max(0, sentences.length - findingsShown),
  };
}

/** `Simplified credit note`: a document's kind and type in words. */
export function kindWords(t: DocumentWords, { kind, typeCode }: Pick<DocumentRow, "kind" | "typeCode">): string {
  const type = types.find((known) => known === typeCode) ?? "388";
  return t(`type.${kind}.${type}`);
}

/** `115.00` as hundredths. */
export const minorOf = (amount: string): string => amount.replace(".", "");

const types = ["388", "381", "383", "386"] as const;
