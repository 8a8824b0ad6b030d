import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { checkDocument } from "#lib/rules/check.ts";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { bytesOf, edited, simplified, standard, vectors } from "./samples.ts";

const hash = (bytes: Uint8Array) => checkDocument(bytes).hash;

test("the two canonical forms of this product agree on every published document", () => {
  const readable = vectors.filter(({ canonical_sha256_base64: stated }) => stated !== null);
  const apart = readable.filter(({ file }) => hash(bytesOf(file)) !== hashDocument(bytesOf(file)).hash);

  expect(readable.length).toBeGreaterThan(90);
  expect(apart.map(({ file }) => file)).toEqual([]);
});

test("they agree on odd spellings", { timeout: 60_000 }, () => {
  const spelling = constantFrom(
    'xmlns:z="urn:z"',
    'z:a="1" xmlns:z="urn:z" xmlns:y="urn:a" y:a="2" a="3"',
    'xmlns=""',
    'a="&#x9;&#xA;&#xD;&lt;&amp;&quot;"',
    'xml:lang="ar"',
    "b='1' a='2'",
  );
  const content = constantFrom(
    "<!-- c -->",
    "<?p  i ?>",
    "<![CDATA[<&>]]>",
    "&#xD;",
    "&gt;&lt;&amp;",
    "😀﷽",
    "<e xmlns='urn:e'/>",
  );
  const name = string().map((text) => text.replaceAll(/[^\p{L}\p{N} ]/gu, ""));
  assert(
    property(constantFrom(standard, simplified), spelling, content, name, (base, attributes, inside, words) => {
      const bytes = edited(
        base,
        ["<cac:PaymentMeans>", `<cac:PaymentMeans ${attributes}>${inside}${words}`],
        ["<cac:TaxTotal>", `<cac:TaxTotal ${attributes}>${inside}`],
      );
      expect(hash(bytes)).toBe(hashDocument(bytes).hash);
    }),
    { numRuns: 60 },
  );
});

test("neither stamp nor QR nor comments are part of the hash; a used or unused namespace of the root is", () => {
  const plain = hash(edited(simplified));
  expect(hash(edited(simplified, ["<ds:SignatureValue>", "<ds:SignatureValue><!-- x -->"]))).toBe(plain);
  expect(hash(edited(simplified, ["<cbc:ProfileID>", "<!-- x --><cbc:ProfileID>"]))).toBe(plain);
  expect(hash(edited(simplified, ["<Invoice ", '<Invoice xmlns:z="urn:z" ']))).not.toBe(plain);
});
