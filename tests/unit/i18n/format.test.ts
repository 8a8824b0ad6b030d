import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { daysBetween, formatter } from "#lib/i18n/format.ts";
import { messages } from "#lib/i18n/messages.ts";

const at = "2026-11-21T11:02:00Z";
const ar = formatter("ar");
const en = formatter("en");

describe("dates", () => {
  test("are Gregorian with Latin digits in both languages unless a person chose otherwise", () => {
    expect(en.date(at)).toBe("21 Nov 2026");
    expect(ar.date(at)).toBe("21 نوفمبر 2026");
    expect(formatter("ar", { digits: "arab", hijri: false }).date(at)).toBe("٢١ نوفمبر ٢٠٢٦");
  });

  test("are Riyadh's, also when the day has already changed there", () => {
    expect(en.dateTime("2026-11-21T21:30:00Z")).toBe("22 Nov 2026, 00:30");
    expect(ar.dateTime("2026-11-21T21:30:00Z")).toBe("22 نوفمبر 2026، 00:30");
    expect(daysBetween("2026-11-21T20:59:00Z", "2026-11-21T21:01:00Z")).toBe(1);
  });

  test("have a Hijri second line in the Umm al-Qura calendar", () => {
    expect(ar.hijri(at)).toContain("جمادى الآخرة 1448");
    expect(en.hijri(at)).toMatch(/^11 Jumada (II|al-Thani|al-Akhirah) 1448/u);
  });
});

describe("relative time", () => {
  const now = "2026-11-21T11:00:00Z";

  test.each([
    ["2026-11-22T11:00:00Z", "غدًا", "tomorrow"],
    ["2026-11-23T11:00:00Z", "بعد الغد", "in 2 days"],
    ["2026-11-24T11:00:00Z", "خلال 3 أيام", "in 3 days"],
    ["2026-12-02T11:00:00Z", "خلال 11 يومًا", "in 11 days"],
    ["2026-11-21T10:20:00Z", "قبل 40 دقيقة", "40 minutes ago"],
    ["2031-11-21T11:00:00Z", "خلال 4 سنوات", "in 4 years"],
  ])("%s", (instant, arabic, english) => {
    expect(ar.relative(instant, now)).toBe(arabic);
    expect(en.relative(instant, now)).toBe(english);
  });
});

test("a length of time uses each Arabic plural form", () => {
  expect([0, 1, 2, 3, 11, 100].map((count) => ar.span(count, "day"))).toEqual([
    "0 يوم",
    "يوم",
    "يومان",
    "3 أيام",
    "11 يومًا",
    "100 يوم",
  ]);
});

test("row counts read right for 0, 1, 2, 3, 11, 100 and 102", () => {
  const counts = [0, 1, 2, 3, 11, 100, 102];
  const arabic = createTranslator({ locale: "ar", messages: messages.ar, namespace: "table" });
  const english = createTranslator({ locale: "en", messages: messages.en, namespace: "table" });
  expect(counts.map((count) => arabic("rows", { count }))).toEqual([
    "لا صفوف",
    "صف واحد",
    "صفان",
    "3 صفوف",
    "11 صفًا",
    "100 صف",
    "102 صف",
  ]);
  expect(counts.slice(0, 3).map((count) => english("rows", { count }))).toEqual(["No rows", "1 row", "2 rows"]);
});

test("money keeps every digit of large amounts and the sign of small ones", () => {
  expect(en.money(12_345_678_901_234_567n, "SAR")).toBe("123,456,789,012,345.67\u00a0SAR");
  expect(ar.money(-50n, "SAR")).toBe("-0.50\u00a0SAR");
});
