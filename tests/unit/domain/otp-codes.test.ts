import { describe, expect, test } from "vitest";
import { riyadhInstant, statedTime } from "#lib/domain/otp-clock.ts";
import { readCodes } from "#lib/domain/otp-codes.ts";
import { batchesFor } from "#lib/domain/otp-session.ts";

describe("codes are read out of whatever was pasted", () => {
  test.each([
    ["lines", "123456\r\n234567\n345678\n"],
    ["commas and spaces", "123456,234567, 345678"],
    ["a numbered list", "1) 123456\n2) 234567\n3) 345678"],
    ["rows with numbers", "1,123456\n2,234567\n3,345678"],
    [
      "a table with times",
      "123456\t2026-11-25 15:05 +03:00\n234567\t2026-11-25 15:05 +03:00\n345678\t2026-11-25 15:05:59",
    ],
    ["markup", "<td>123456</td><td>234567</td><td><b>345678</b></td>"],
    ["other words", "VAT 310100000100003, OTP:123456; OTP: 234567. Code 3 is 345678. Call 0501234567."],
    ["Arabic-Indic digits", "١٢٣٤٥٦، ٢٣٤٥٦٧، ٣٤٥٦٧٨"],
    ["Persian digits", "۱۲۳۴۵۶ ۲۳۴۵۶۷ ۳۴۵۶۷۸"],
    ["digits within marks of direction", "\u200e123456\u200f \u2066234567\u2069 \ufeff345678"],
    ["groups of three", "123 456\n234 567\n345-678"],
    ["some of them spaced", "123456\r\n 234 567 \r\n3 4 5 6 7 8"],
    ["spaced Arabic-Indic digits below whole ones", "١٢٣٤٥٦\n٢٣٤ ٥٦٧\n345678, call 050 123 456 7"],
  ])("%s", (_form, text) => {
    expect(readCodes(text)).toEqual({ codes: ["123456", "234567", "345678"], repeated: [] });
  });

  test("leading zeros stay", () => {
    expect(readCodes("000001 012345").codes).toEqual(["000001", "012345"]);
  });

  test("what stands twice is read once and named by its position", () => {
    expect(readCodes("111111 222222 111111 333333 222222")).toEqual({
      codes: ["111111", "222222", "333333"],
      repeated: [3, 5],
    });
  });

  test("longer and shorter numbers, decimals and parts of words are no codes", () => {
    expect(readCodes("12345 1234567 310100000100003 12.123456 123456.78 ab123456 10:123456 no-code").codes).toEqual([]);
  });
});

describe("the clock of a batch", () => {
  const now = new Date("2026-11-25T12:00:00Z");
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  test("runs for an hour from the stated time", () => {
    expect(statedTime(at(-25), now)).toEqual({ kind: "good", madeAt: at(-25), expiresAt: at(35) });
  });

  test("a time in the future is refused, but for what two clocks may differ", () => {
    expect(statedTime(at(5), now)).toEqual({ kind: "future" });
    expect(statedTime(at(0.5), now)).toEqual({ kind: "good", madeAt: now, expiresAt: at(60) });
  });

  test("after an hour they are too old", () => {
    expect(statedTime(at(-60), now)).toEqual({ kind: "too_old" });
    expect(statedTime(at(-59), now)).toMatchObject({ kind: "good" });
  });

  test("a form's time is Riyadh's", () => {
    expect(riyadhInstant("2026-11-25T15:05")).toEqual(new Date("2026-11-25T12:05:00Z"));
    expect(["", "15:05", "2026-13-25T15:05", "2026-11-25"].map(riyadhInstant)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test("codes are made in the portal by the hundred", () => {
  expect([batchesFor(0), batchesFor(3), batchesFor(100), batchesFor(250)]).toEqual([[], [3], [100], [100, 100, 50]]);
});
