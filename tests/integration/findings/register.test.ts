import { expect, test } from "vitest";
import { countFindings } from "#lib/services/findings/count.ts";
import { readMail } from "#lib/services/findings/mail.ts";
import { findingTrend } from "#lib/services/findings/trend.ts";
import { listWarnings, weeksShown } from "#lib/services/findings/warnings.ts";
import { exportWarnings } from "#lib/services/exports/desks.ts";
import { saveView } from "#lib/services/views/save.ts";
import { alsoByView } from "#lib/services/views/through.ts";
import { aTill, documentInput, issueAt } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import { answering, opened, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const week = 7 * 86_400_000;
const warning = { type: "WARNING", code: "BR-KSA-98", category: "KSA", message: "m", status: "WARNING" };
const body = { validationResults: { warningMessages: [warning], status: "WARNING" }, reportingStatus: "REPORTED" };

async function warned(till: Walk, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    till.harness.clock.advance(1_000);
    await issueAt(till, documentInput(till.harness));
  }
  await work(
    till,
    0,
    answering(till, () => Response.json(body, { status: 202 })),
  );
}

test("warnings are counted once each by week, however often and by however many workers they are added up", async (context) => {
  const till = await opened(await aTill(context));
  const { harness, place } = till;
  const count = async () => {
    harness.clock.advance(2 * 60_000);
    await Promise.all([countFindings(harness.edges), countFindings(harness.edges)]);
    await countFindings(harness.edges);
  };
  await warned(till, 3);
  await count();
  harness.clock.advance(week);
  await warned(till, 1);
  expect(await harness.run(listWarnings, place.owner, {})).toMatchObject({ codes: [{ documents: 3 }] });
  await count();

  const { weeks, codes } = await harness.run(listWarnings, place.owner, {});
  expect(weeks).toHaveLength(weeksShown);
  expect(weeks.every((day) => new Date(day).getUTCDay() === 0)).toBe(true);
  expect(codes).toEqual([
    { code: "BR-KSA-98", documents: 4, byWeek: [...Array.from({ length: weeksShown - 2 }, () => 0), 3, 1] },
  ]);
  expect(await harness.run(listWarnings, place.owner, { course: "rising" })).toMatchObject({ codes });
  const view = { establishmentId: place.establishmentId, list: "warnings", name: "Falling", address: "course=falling" };
  const { id } = await harness.run(saveView, place.owner, view);
  const register = alsoByView("warnings", listWarnings);
  expect(await harness.run(register, place.owner, { view: id })).toMatchObject({ codes: [] });
  const { chunks } = await harness.run(exportWarnings, place.owner, { view: id });
  expect(
    Buffer.concat(await Array.fromAsync(chunks))
      .toString()
      .trim()
      .split("\r\n"),
  ).toHaveLength(1);
  const trend = await harness.run(findingTrend, place.owner, {});
  expect(trend.slice(-2)).toMatchObject([
    { week: weeks.at(-2), accepted: 3, errors: 0, warnings: 3 },
    { accepted: 1, errors: 0, warnings: 1 },
  ]);
  const elsewhere = (await aPlace(harness)).owner;
  expect(
    (await harness.run(findingTrend, elsewhere, {})).every(({ accepted, warnings }) => accepted + warnings === 0),
  ).toBe(true);
  expect(await harness.run(listWarnings, elsewhere, {})).toMatchObject({ codes: [] });
  const limited = await harness.person({ [place.establishmentId]: "accountant" }, { branches: [place.branchId] });
  expect(await harness.run(listWarnings, limited, {})).toMatchObject({ codes: [] });
  expect((await harness.run(findingTrend, limited, {})).every(({ accepted }) => accepted === 0)).toBe(true);
});

test("a mail gives the documents that it speaks of, by UUID or number in any digits, and says which are not ours", async (context) => {
  const till = await opened(await aTill(context));
  const { harness, place } = till;
  const [first, second] = [await issueAt(till), await issueAt(till)];
  const foreign = crypto.randomUUID();
  const arabic = second.number.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));
  const text = `Dear taxpayer,\n${first.uuid.toUpperCase()} and ${foreign} failed with BR-KSA-44.\nرقم الفاتورة: «${arabic}»، شكرًا.`;
  const found = await harness.run(readMail, place.owner, { text });
  expect(found.documents.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
  expect(found).toMatchObject({ foreign: [foreign], codes: ["BR-KSA-44"], more: false });

  const elsewhere = await harness.run(readMail, (await aPlace(harness)).owner, { text });
  expect(elsewhere).toMatchObject({ documents: [], foreign: [first.uuid, foreign] });
  await expect(harness.run(readMail, await harness.person({}), { text })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
});
