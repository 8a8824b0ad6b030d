import { describe, expect, test } from "vitest";
import { checkChain } from "#lib/rules/chain.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { bytesOf, keyOf, type Vector, vectors } from "./samples.ts";

const at = new Date("2026-11-22T12:00:00Z");

/** Where the two engines behind the vectors differ, the newer rules count. */
function expected(vector: Vector) {
  const left = Object.entries(vector.engines ?? {}).flatMap(([stage, { rules }]) =>
    rules?.verdict === "NOT RUN" ? [stage] : [],
  );
  const kept = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(record).filter(([stage]) => !left.includes(stage));
  return {
    verdict: vector.verdict,
    stages: Object.fromEntries(kept(vector.stages)),
    errors: [...new Set(kept(vector.by_stage).flatMap(([, { errors }]) => errors ?? []))].toSorted(),
    warnings: vector.warnings,
    clockWarnings: vector.clock_warnings,
    hash: vector.canonical_sha256_base64,
  };
}

describe("every published vector is judged as ZATCA judges it", () => {
  test.each(vectors.map((vector) => [vector.file, vector] as const))("%s", (_, vector) => {
    const { certificate_base64: certificate } = vector.key ? keyOf(vector.key) : { certificate_base64: undefined };
    const options = { at, expectedPih: vector.expected_pih, ...(certificate !== undefined && { certificate }) };
    const { findings: _findings, advice: _advice, ...result } = checkDocument(bytesOf(vector.file), options);

    expect(result).toEqual(expected(vector));
  });
});

test("a chain of documents expects of each the hash of the one before", () => {
  const chain = vectors
    .filter(({ file }) => file.includes("-chain-document-"))
    .toSorted((a, b) => (a.chain_position ?? 0) - (b.chain_position ?? 0));
  const [first] = chain;
  const results = checkChain(
    chain.map(({ file }) => bytesOf(file)),
    { at, expectedPih: first?.expected_pih ?? "" },
  );

  expect(results.map(({ stages }) => stages.PIH)).toEqual(chain.map(() => "PASS"));
});

test("a chain that skips a document breaks at the next one", () => {
  const files = vectors.filter(({ file }) => file.includes("-chain-document-")).map(({ file }) => file);
  const kept = files.filter((_, index) => index !== 2);
  const results = checkChain(kept.map(bytesOf), { at, expectedPih: vectors.at(-6)?.expected_pih ?? "" });

  expect(results.map(({ stages }) => stages.PIH)).toContain("FAIL");
});

test("another unit's certificate is no proof for this one", () => {
  const vector = vectors.find(({ key, verdict }) => key === "keys/egs-1" && verdict === "PASS");
  const result = checkDocument(bytesOf(vector?.file ?? ""), {
    at,
    certificate: keyOf("keys/egs-2").certificate_base64,
  });

  expect(result.errors).toEqual(["certificate"]);
});
