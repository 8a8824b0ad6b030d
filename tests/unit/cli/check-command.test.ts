import { expect, test } from "vitest";
import { khatm, vector } from "./support.ts";

const valid = vector("invoices/049-valid-simplified-invoice-without-buyer.xml");
const faulty = vector("invoices/034-rule-br-co-10-sum-of-lines-1-00-too-high.xml");
const malformed = vector("invoices/074-malformed-xsd-zatca-invalid-not-well-formed-mismatched-tag.xml");
const chain = [1, 2, 3, 4, 5].map((place) =>
  vector(`invoices/09${place + 4}-chain-document-${place}-of-a-pih-chain.xml`),
);
const at = ["--at", "2025-12-01T12:00:00+03:00"] as const;

test("document check gives one line for each file, in order", async () => {
  const { code, out } = await khatm("document", "check", valid, malformed, "--json", ...at);
  expect(code).toBe(1);
  const [first, second, ...rest] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rest).toEqual([]);
  expect(Object.keys(first)).toEqual(["file", "verdict", "stages", "errors", "warnings", "clockWarnings"]);
  expect(first).toMatchObject({ file: valid, verdict: "PASS", errors: [], clockWarnings: ["BR-KSA-98"] });
  expect(second).toMatchObject({ file: malformed, verdict: "FAIL", errors: ["XSD_ZATCA_INVALID"] });
});

test("document check ends with 0 when nothing failed", async () => {
  expect((await khatm("document", "check", valid, "--json", ...at)).code).toBe(0);
});

test("document check shows people where and what", async () => {
  const { out } = await khatm("document", "check", faulty, ...at);
  expect(out).toMatch(/^(WARN|FAIL) .+\n {2}(warning|error) BR-CO-10 line \d+ \/Invoice/);
});

test("document check --chain follows the hashes, and sees a missing link", async () => {
  const whole = await khatm("document", "check", ...chain, "--chain", "--json", ...at);
  expect(whole.code).toBe(0);
  const broken = await khatm("document", "check", ...chain.toSpliced(2, 1), "--chain", "--json", ...at);
  expect(broken.code).toBe(1);
  const verdicts = broken.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).stages.PIH);
  expect(verdicts).toEqual(["PASS", "PASS", "FAIL", "PASS"]);
});

test("document check --pih compares with the hash that is named", async () => {
  const [, second = ""] = chain;
  const { out } = await khatm("document", "hash", chain[0] ?? "");
  expect((await khatm("document", "check", second, "--pih", out.trim(), ...at)).code).toBe(0);
  expect((await khatm("document", "check", second, "--pih", `${"A".repeat(43)}=`, ...at)).code).toBe(1);
});

test.each([[[]], [["--at", "yesterday", valid]], [["/nowhere.xml"]]])(
  "document check %j is a wrong call",
  async (args) => {
    expect((await khatm("document", "check", ...args)).code).toBe(2);
  },
);
