import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { submissionLifecycle } from "#lib/domain/document.ts";
import { enrolmentLifecycle } from "#lib/domain/enrolment-lifecycle.ts";
import type { Lifecycle } from "#lib/domain/lifecycle.ts";
import { sources } from "./sources.ts";

const Words = z.object({ action: z.record(z.string(), z.string()), entity: z.record(z.string(), z.string()) });
const wordsIn = (locale: string) => Words.parse(JSON.parse(readFileSync(`lib/i18n/${locale}/audit.json`, "utf8")));

function eventsOf<Status extends string>({ statuses, events }: Lifecycle<Status, string>): readonly string[] {
  return statuses.flatMap((status) => [...events(status)]);
}

/** Events of a document that are told under the name of the command that brought them. */
const byPerson: ReadonlySet<string> = new Set(["resumed", "copyMissing", "seenAccepted", "seenCleared"]);

/** What may stand in the hole of an action that is put together. */
const holes: Readonly<Record<string, readonly string[]>> = {
  "document.": eventsOf(submissionLifecycle).filter((event) => !byPerson.has(event)),
  "enrolment.": eventsOf(enrolmentLifecycle),
  "evidence.export_": ["documents", "outage", "document", "enrolment"],
  "otp_session.": ["finished", "cancelled"],
  "platform.": ["opened", "closed"],
  "take_over.": ["given_up", "refused"],
};

const texts = sources("{db,lib}/**/*.ts").filter(({ path }) => !path.startsWith("lib/simulator/"));
const matches = (pattern: RegExp): readonly string[] =>
  texts.flatMap(({ text }) => [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []));

test("every audit action that the code puts together is known here", () => {
  const prefixes = matches(/\baction(?::| =) ?`([\w.]+)\$\{/g);
  expect(prefixes.filter((prefix) => !(prefix in holes))).toEqual([]);
});

test.each(["en", "ar"])("every audit action and every thing that it is about has words in %s", (locale) => {
  const { action, entity } = wordsIn(locale);
  const put = Object.entries(holes).flatMap(([prefix, inner]) => inner.map((each) => prefix + each));
  const written = matches(/\baction(?::| =)[^;,`]*?"([a-z_]+\.[\w.]+)"/g);
  const passed = matches(/"((?:settings\.change(?:_standard)?|document\.not_sent))"/g);
  expect(written.length).toBeGreaterThan(30);
  const actions = new Set([...put, ...written, ...passed].map((each) => each.replaceAll(".", "_")));
  expect([...actions].filter((each) => !(each in action))).toEqual([]);
  const things = new Set(matches(/\bentity: ?"(\w+)"/g));
  expect([...things].filter((each) => !(each in entity))).toEqual([]);
});
