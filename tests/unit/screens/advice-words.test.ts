import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { sentences } from "#lib/rules/advice/remark.ts";

const Words = z.object({ advice: z.record(z.string(), z.string().min(10)) });

/** What no document tells, only the books of the establishment. */
const ofTheBooks = "advice.unknown_prepayment";

test.each(["en", "ar"])("every advice has words in %s", (locale) => {
  const { advice } = Words.parse(JSON.parse(readFileSync(`lib/i18n/${locale}/documents.json`, "utf8")));
  expect(
    Object.keys(advice)
      .map((key) => `advice.${key}`)
      .toSorted(),
  ).toEqual([...Object.keys(sentences), ofTheBooks].toSorted());
});
