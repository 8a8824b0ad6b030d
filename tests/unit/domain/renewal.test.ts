import { expect, test } from "vitest";
import { renewalDueFrom } from "#lib/domain/renewal.ts";

const day = 86_400_000;
const from = new Date("2026-01-01T00:00:00Z");

test.each([
  [5 * 365, 90],
  [2 * 365, 90],
  [270, 90],
  [90, 30],
  [3, 1],
])("a certificate of %i days is due for renewal %i days before its end", (lifetime, before) => {
  const notAfter = new Date(from.getTime() + lifetime * day);
  const due = renewalDueFrom({ notBefore: from, notAfter });
  expect((notAfter.getTime() - due.getTime()) / day).toBe(before);
});
