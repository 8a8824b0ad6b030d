import { z } from "zod";
import { errorCodes } from "#lib/errors.ts";
import { messages } from "#lib/i18n/messages.ts";
import { IssueJson, IssueXmlParameters } from "#lib/services/documents/issue-input.ts";
import { DocumentRow, DocumentsAddress, DocumentView, OfDocument } from "#lib/services/documents/schema.ts";
import { EventPage, EventView, ReadEvents } from "#lib/services/webhooks/schema.ts";
import { exampleDocuments, exampleXml } from "./example-documents.ts";

type Schema = Record<string, unknown>;

/** The HTTP API for programs as OpenAPI 3.1, made from the schemas that parse and answer its calls. */
export function openApi() {
  return {
    openapi: "3.1.1",
    info: { title: "Khatm", version: "1", description },
    security: [{ key: [] }],
    paths: {
      "/api/v1/documents": { post: issue, get: list },
      "/api/v1/documents/{documentId}": { get: show },
      "/api/v1/documents/{documentId}/xml": { get: file("documentXml", "application/xml") },
      "/api/v1/documents/{documentId}/pdf": { get: file("documentPdf", "application/pdf") },
      "/api/v1/events": { get: feed },
    },
    webhooks: { event: { post: told } },
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key of the establishment" } },
      schemas: {
        DocumentInput: taken(IssueJson),
        Document: given(DocumentView),
        DocumentPage: given(
          z.object({
            rows: z.array(DocumentRow),
            next: z.string().optional(),
            previous: z.string().optional(),
            total: z.int().describe("Exact up to 10,000"),
            capped: z.boolean(),
          }),
        ),
        Event: given(EventView),
        EventPage: given(EventPage),
        Problem: given(Problem),
      },
    },
  };
}

const description =
  "Documents for tills and ERPs. Amounts, prices and quantities are decimal strings or numbers; times are Riyadh time without Z.";

const Problem = z
  .object({
    type: z.enum(errorCodes).describe("What went wrong; never renamed"),
    title: z.string().optional().describe("The same for a person, in Arabic where Accept-Language asks for it"),
    status: z.int(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    fields: z.array(
      z.object({
        path: z.string().describe("Dotted for a field of JSON; an XPath for what ZATCA's rules and XML say"),
        field: z
          .string()
          .optional()
          .describe(
            "Beside an XPath: the field of your JSON behind it, dotted, such as document.lines.0.price.amount; absent where no field of yours stands behind it",
          ),
        code: z.string().describe("Why the value cannot be used, or the rule that it breaks, such as BR-KSA-44"),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        message: z.string().optional().describe("The same for a person"),
      }),
    ),
  })
  .describe("RFC 9457");

const dates = ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Schema }): void => {
  if (zodSchema instanceof z.ZodDate) Object.assign(jsonSchema, { type: "string", format: "date-time" });
};

const taken = (schema: z.ZodType): Schema => plain(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
const given = (schema: z.ZodType): Schema =>
  plain(z.toJSONSchema(schema, { io: "output", unrepresentable: "any", override: dates }));

const plain = (schema: Schema): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== "$schema"));

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const location = { description: "The document's own address", schema: { type: "string" } };
const answer = (name: string, words: string, headers?: Schema) => ({
  description: words,
  ...(headers && { headers }),
  content: { "application/json": { schema: ref(name) } },
});
const refusal = {
  description: "Refused; `type` says why",
  content: { "application/problem+json": { schema: ref("Problem") } },
};

/** Each property of an object schema as a parameter of the address. */
function parameters(schema: z.ZodType, place: "query" | "path") {
  const Parsed = z.object({ properties: z.record(z.string(), z.record(z.string(), z.unknown())) });
  const { properties } = Parsed.parse(taken(schema));
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === "path",
    schema: value,
  }));
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description:
    "Your own name for this call. The same call again returns the same document; another under it is refused.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

const exampleWords = (name: string): string | undefined =>
  Object.entries(messages.en.api.example).find(([known]) => known === name)?.[1];

const issue = {
  operationId: "issueDocument",
  summary: "Check, count, stamp and keep a document; ZATCA gets it afterwards",
  description:
    "JSON in the business terms of EN 16931, or UBL XML with deviceId and branchId in the address. Wants the scope document:write. A simplified document is answered at once. For a standard one the call waits until ZATCA has cleared it, 20 seconds at most (a setting), so let your own timeout be longer; after that the answer is 202 and the document stays pending. `advice` names what ZATCA accepts and a person would not want; it stops nothing.",
  parameters: [idempotencyKey, ...parameters(IssueXmlParameters, "query")],
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: ref("DocumentInput"),
        examples: Object.fromEntries(
          Object.entries(exampleDocuments).map(([name, value]) => [name, { summary: exampleWords(name), value }]),
        ),
      },
      "application/xml": {
        schema: { type: "string" },
        examples: { standard: { summary: exampleWords("xml"), value: exampleXml() } },
      },
    },
  },
  responses: {
    "201": answer("Document", "Issued and legal, with bytes, hash and QR; a standard document has been cleared", {
      Location: location,
    }),
    "202": answer(
      "Document",
      "Issued and still waiting for clearance: ask its own address, or the feed, what became of it",
      { Location: location },
    ),
    default: refusal,
  },
};

const list = {
  operationId: "listDocuments",
  summary: "Documents with their state and the hours left",
  description:
    "50 a page; `next` of one answer is `after` of the next call. An unknown parameter or value is refused. For what became of documents the feed is cheaper than this list.",
  parameters: parameters(DocumentsAddress, "query"),
  responses: { "200": answer("DocumentPage", "One page"), default: refusal },
};

const show = {
  operationId: "showDocument",
  summary: "One document with its bytes, findings and place in the chain",
  parameters: parameters(OfDocument, "path"),
  responses: { "200": answer("Document", "The document"), default: refusal },
};

const file = (operationId: string, type: string) => ({
  operationId,
  summary: "The legal copy as a file, or the draft that it still is",
  parameters: parameters(OfDocument, "path"),
  responses: { "200": { description: "The file", content: { [type]: {} } }, default: refusal },
});

const feed = {
  operationId: "readEvents",
  summary: "What became of documents, in order and without gaps in time: ask again after the last position",
  description: "Of the key's establishment, or of its device where it is bound to one. Wants the scope document:read.",
  parameters: parameters(ReadEvents, "query"),
  responses: { "200": answer("EventPage", "The news after the position"), default: refusal },
};

const header = (name: string, words: string) => ({
  name,
  in: "header",
  required: true,
  description: words,
  schema: { type: "string" },
});

const told = {
  operationId: "receiveEvent",
  summary: "What an endpoint receives, at least once; anything but 2xx is sent again for up to three days",
  description: "Signed as Standard Webhooks 1.0. Redirects are not followed; 410 switches the endpoint off.",
  parameters: [
    header("webhook-id", "The event's id, the same on every try"),
    header("webhook-timestamp", "Seconds since 1970; refuse what is older than some minutes"),
    header(
      "webhook-signature",
      "`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body` under the base64 bytes behind `whsec_`; two of them, with a space between, for a day after a rotation",
    ),
  ],
  requestBody: { required: true, content: { "application/json": { schema: ref("Event") } } },
  responses: { "2XX": { description: "Taken" } },
};
