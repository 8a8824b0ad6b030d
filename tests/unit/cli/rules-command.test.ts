import { expect, test } from "vitest";
import { khatm } from "./support.ts";

test("rules explains one code to a person, in either language", async () => {
  const english = await khatm("rules", "BR-KSA-44");
  expect(english.code).toBe(0);
  expect(english.out).toContain("The buyer's VAT number must have 15 digits and start and end with 3");

  const arabic = await khatm("rules", "BR-KSA-44", "--locale", "ar");
  expect(arabic.out).toContain("رقم التسجيل الضريبي للمشتري");
});

test("rules gives programs one line for each code", async () => {
  const one = await khatm("rules", "certificate", "signature", "--json");
  const described = JSON.parse(one.out);
  expect(Object.keys(described)).toEqual(["code", "severity", "en", "ar"]);
  expect(described.code).toBe("certificate signature");

  const all = await khatm("rules", "--json");
  const codes = all.out
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line).code);
  expect(codes.length).toBeGreaterThan(300);
  expect(new Set(codes).size).toBe(codes.length);
});

test("rules refuses a code that it does not know and a language that it does not speak", async () => {
  expect((await khatm("rules", "br-ksa-44", "--json")).code).toBe(1);
  expect((await khatm("rules", "BR-KSA-44", "--locale", "fr")).code).toBe(2);
});
