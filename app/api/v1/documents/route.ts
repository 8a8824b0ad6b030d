import { handOverDocument } from "#lib/services/documents/hand-over.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { DocumentsAddress } from "#lib/services/documents/schema.ts";
import { alsoByView } from "#lib/services/views/through.ts";
import { queryRoute, route } from "#lib/web/route.ts";
import { understood } from "#lib/web/understood.ts";

export const POST = route(handOverDocument, {
  limit: 10 * 1024 * 1024,
  xml: true,
  named: true,
  // 202: issued, but not the legal document yet; its own address tells when it is
  status: ({ legal }) => (legal ? 201 : 202),
  location: ({ id }) => `/api/v1/documents/${id}`,
});
export const GET = queryRoute(understood(alsoByView("documents", listDocuments), DocumentsAddress));
