import { expect, test } from "vitest";
import { describedApi } from "#app/[locale]/developers/described.ts";
import { fieldsOf } from "#app/[locale]/developers/fields-of.ts";
import { meaningOf } from "#app/[locale]/developers/meaning.ts";
import { IssueJson } from "#lib/services/documents/issue-input.ts";
import { firstDocument } from "#lib/web/first-document.ts";
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

test("the first document on the page can be issued as it stands", () => {
  expect(IssueJson.safeParse(firstDocument).success).toBe(true);
});
