import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { describedApi } from "#app/[locale]/developers/described.ts";
import { fieldsOf } from "#app/[locale]/developers/fields-of.ts";
import { meaningOf } from "#app/[locale]/developers/meaning.ts";
import { IssueJson } from "#lib/services/documents/issue-input.ts";
import { exampleDocuments } from "#lib/web/example-documents.ts";
import { exampleMessage } from "#lib/web/example-news.ts";
import { exampleRefusal } from "#lib/web/example-refusal.ts";
import { openApi } from "#lib/web/openapi.ts";

test("every call of the description is on the page, and every field has its meaning in both languages", () => {
  const { operations, schemas } = describedApi();
  const calls = Object.entries(openApi().paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual(calls);
  const fields = [...schemas.values(), ...operations.map(({ parameters }) => parameters)].flat();
  const named = fields.map(({ path }) => path);
  for (const locale of ["ar", "en"] as const)
    expect(named.filter((path) => meaningOf(locale, path) === undefined)).toEqual([]);
});

test("a field that means something else where it stands says so", () => {
  expect(meaningOf("en", "document.precedingInvoices[].number")).toBe("The number of the invoice that is corrected");
  expect(meaningOf("en", "document.number")).toContain("unique");
});

test("lists, choices, nulls and decimals are read from a schema", () => {
  const fields = fieldsOf({
    required: ["lines"],
    properties: {
      lines: {
        type: "array",
        items: { type: "object", properties: { price: { anyOf: [{ type: "string" }, { type: "number" }] } } },
      },
      kind: { type: "string", enum: ["a", "b"], default: "a" },
      qr: { type: ["string", "null"], maxLength: 5 },
      before: { anyOf: [{ type: "object", properties: { id: { type: "string", format: "uuid" } } }, { type: "null" }] },
    },
  });
  expect(fields).toMatchObject([
    { path: "lines[]", kind: "object", list: true, required: true },
    { path: "lines[].price", kind: "decimal", required: false },
    { path: "kind", choices: ["a", "b"], standard: "a" },
    { path: "qr", kind: "string", nullable: true, longest: 5 },
    { path: "before", kind: "object", nullable: true },
    { path: "before.id", kind: "uuid" },
  ]);
});

test("every example of the page stands in the description under its name", () => {
  const Body = z.looseObject({ examples: z.record(z.string(), z.object({ summary: z.string(), value: z.unknown() })) });
  const { content } = openApi().paths["/api/v1/documents"].post.requestBody;
  const { examples } = Body.parse(content["application/json"]);
  expect(Object.fromEntries(Object.entries(examples).map(([name, { value }]) => [name, value]))).toEqual(
    exampleDocuments,
  );
  for (const { value } of Object.values(examples)) expect(IssueJson.safeParse(value).success).toBe(true);
  expect(Object.keys(Body.parse(content["application/xml"]).examples)).toEqual(["standard"]);
});

test("the message on the page is signed as the page says", () => {
  const { secret, headers, body } = exampleMessage();
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(text).digest("base64")}`);
});

test("the refusal on the page is a problem with the field of the JSON, in the reader's language", async () => {
  for (const [locale, word] of [
    ["en", "15 digits"],
    ["ar", "15"],
  ] as const) {
    const refusal: unknown = JSON.parse(await exampleRefusal(locale));
    expect(refusal).toMatchObject({
      type: "document.refused",
      fields: [{ field: "document.buyer.vatNumber", message: expect.stringContaining(word) }],
    });
  }
});
