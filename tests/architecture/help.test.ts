import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { guides, helpFor, helpTopics } from "#components/shell/help-topics.ts";
import { messages } from "#lib/i18n/messages.ts";
import { blocksOf } from "../../app/[locale]/(console)/guides/blocks.ts";
import { sources } from "./sources.ts";

const root = "app/[locale]/(console)";
/** They only lead on, or say that nothing is there. */
const withoutHelp = ["", "/*"];
const pages = sources(`${root.replaceAll(/[[\]()]/g, "?")}/**/page.tsx`)
  .map(({ path }) => path.slice(root.length, -"/page.tsx".length))
  .map((path) => path.replaceAll(/\/\(\w+\)/g, "").replaceAll(/\[[^/]+\]/g, "*"))
  .filter((path) => !withoutHelp.includes(path));

test("every page of the console has its own help", () => {
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.filter((path) => helpFor(path) === undefined)).toEqual([]);
  const told = Object.values(helpTopics).flatMap(([, ...paths]) => paths);
  expect(told.filter((path) => !pages.includes(path))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
});

test("an address leads to the help of its page", () => {
  const id = crypto.randomUUID();
  expect(helpFor(`/devices/${id}/chain`)).toEqual({ topic: "chain", guide: "it" });
  expect(helpFor("/devices/new")?.topic).toBe("newDevice");
  expect(helpFor("/findings/causes/BR-KSA-37")?.topic).toBe("errors");
  expect(helpFor("/nowhere")).toBeUndefined();
});

test.each(["ar", "en"] as const)("each help says what for, its words and three tasks (%s)", (locale) => {
  const wanted = ["first", "second", "third", "what", "words"];
  for (const [topic, texts] of Object.entries(messages[locale].help.page)) {
    expect(Object.keys(texts).toSorted(), topic).toEqual(wanted);
    expect(
      Object.values(texts).filter((text) => text.length < 10),
      topic,
    ).toEqual([]);
  }
});

test.each(guides.flatMap((guide) => [`ar/${guide}`, `en/${guide}`]))("the guide %s is read whole", (name) => {
  const blocks = blocksOf(readFileSync(`docs/guides/${name}.md`, "utf8"));
  expect(blocks.length).toBeGreaterThan(15);
  expect(JSON.stringify(blocks.filter(({ kind }) => kind !== "code"))).not.toMatch(/\*\*|\]\(|<\/?\w|"\| /);
});
