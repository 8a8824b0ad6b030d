import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type TestContext } from "vitest";
import { khatm } from "./support.ts";

const answer = {
  reportingStatus: "NOT_REPORTED",
  errors: [
    { code: "BR-KSA-44", message: "m" },
    { code: "X-1", message: "new" },
  ],
};

test("explain puts an answer into words in either language, and says which codes it does not know", async (context) => {
  const file = fileWith(context, JSON.stringify(answer));
  const english = await khatm("explain", file);
  expect(english.code).toBe(0);
  expect(english.out).toContain("The buyer's VAT number must have 15 digits and start and end with 3");
  expect(english.out).toContain("Khatm does not know this code; this is ZATCA's text: X-1 new");
  expect((await khatm("explain", file, "--locale", "ar")).out).toContain("لا يعرف ختم هذا الرمز");
});

test("explain gives programs one object with both languages", async (context) => {
  const file = fileWith(context, JSON.stringify(answer));
  const { out } = await khatm("explain", file, "--json");
  expect(JSON.parse(out)).toMatchObject({
    verdict: "NOT_REPORTED",
    messages: [
      { code: "BR-KSA-44", en: { title: expect.any(String) }, ar: { title: expect.any(String) } },
      { code: "X-1" },
    ],
  });
});

test("explain ends with 1 when it knows nothing of the file, and with 2 without one", async (context) => {
  expect((await khatm("explain", fileWith(context, "hello"))).code).toBe(1);
  expect((await khatm("explain")).code).toBe(2);
  expect((await khatm("explain", "/nowhere/answer.json")).code).toBe(2);
});

function fileWith({ onTestFinished }: Pick<TestContext, "onTestFinished">, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "khatm-explain-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "answer.json");
  writeFileSync(file, text);
  return file;
}
