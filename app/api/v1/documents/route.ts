import { issueDocument } from "#lib/services/documents/issue.ts";
import { listDocuments } from "#lib/services/documents/queries.ts";
import { queryRoute, route } from "#lib/web/route.ts";

export const POST = route(issueDocument, { limit: 10 * 1024 * 1024, xml: true, named: true, status: 201 });
export const GET = queryRoute(listDocuments);
