import { expect, test } from "vitest";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { readDocument } from "#lib/ubl/read.ts";

const invoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const many = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join("");

// Copying what is in scope for each element would take minutes.
test("thousands of namespaces over thousands of elements are hashed at once", () => {
  const namespaces = many(16_000, (index) => ` xmlns:p${index}="urn:${index}"`);
  const elements = many(16_000, (index) => `<b xmlns:q${index}="urn:q"/>`);
  expect(hashDocument(Buffer.from(`<a${namespaces}>${elements}</a>`)).hash).toMatch(/^.{43}=$/);
});

test("a file with a hundred thousand unknown elements is refused with a short list", () => {
  const file = Buffer.from(`<Invoice xmlns="${invoice}">${"<x/>".repeat(100_000)}</Invoice>`);
  expect(() => readDocument(file, "")).toThrow(
    expect.objectContaining({ code: "document.not_modelled", fields: expect.objectContaining({ length: 100 }) }),
  );
});

test("a file of more than 10 MB is not even parsed", () => {
  expect(() => readDocument(Buffer.alloc(10 * 1024 * 1024 + 1, "<"), "")).toThrow("request.too_large");
});
