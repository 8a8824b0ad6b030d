import { withParameters } from "#components/data-table/address.ts";
import { Sheet } from "#components/ui/sheet.tsx";
import { documentCourse } from "#lib/services/documents/course.ts";
import { showDocument } from "#lib/services/documents/queries.ts";
import { ask } from "../ask.ts";
import { Course } from "./course.tsx";
import { DocumentFacts } from "./document-facts.tsx";
import { DocumentFiles, DocumentMarks } from "./document-head.tsx";
import { DocumentFindings } from "./document-parts.tsx";

type Props = { documentId: string; search: Readonly<Record<string, string | undefined>> };

/** A document beside its list: findings, course and facts, the full page one link away. */
export async function DocumentSheet({ documentId, search }: Props) {
  const [view, course] = await Promise.all([ask(showDocument, { documentId }), ask(documentCourse, { documentId })]);
  const { open: _open, establishment: _establishment, ...kept } = search;
  return (
    <Sheet
      title={<bdi dir="ltr">{view.number}</bdi>}
      closeHref={withParameters("/documents", "", kept)}
      fullHref={`/documents/${documentId}`}
    >
      <div className="flex flex-wrap gap-2">
        <DocumentMarks view={view} />
      </div>
      <div className="flex flex-wrap gap-2">
        <DocumentFiles view={view} />
      </div>
      <DocumentFindings view={view} />
      <Course view={view} course={course} />
      <DocumentFacts view={view} course={course} />
    </Sheet>
  );
}
