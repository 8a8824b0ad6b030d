import { expect } from "@playwright/test";
import { makeKey } from "#tests/support/e2e/keys.ts";
import { aLiveDevice, giveCode, seeItLive, startRenewal } from "#tests/support/e2e/records.ts";
import { readerOf, stepOn } from "#tests/support/e2e/screen.ts";
import { devicesOf, mailsOf, setSwitches } from "#tests/support/e2e/simulator.ts";
import { openTills, soldBy, soldDuringRenewals } from "#tests/support/e2e/tills.ts";
import { test } from "#tests/support/e2e/test.ts";

const vatNumber = "310100000900003";
const establishment = { vatNumber, nameAr: "شركة ينابيع الطائف", nameEn: "Taif Springs Company" };
const aDay = 24 * 3600;

/** What the platform may answer, and how soon it may end the certificate that was replaced. */
const answers = [
  { renewal: "200", revokeOldAfter: 0 },
  { renewal: "428", revokeOldAfter: aDay },
  { renewal: "428-wrapped", revokeOldAfter: 0 },
] as const;

test.afterAll(() => setSwitches({ renewal: "428", revokeOldAfter: 0 }));

test("a device is renewed whatever the platform answers, while its tills go on selling", async ({ page, baseURL }) => {
  test.slow();
  const reader = readerOf(page, "en");
  const { t } = reader;
  const { establishmentId, deviceId } = await aLiveDevice(reader, establishment, "Till 4");
  const key = await makeKey(reader, establishmentId);

  const tills = openTills({ address: baseURL ?? "", key, deviceId }, 2);
  try {
    await page.goto(`/en/devices/${deviceId}`);
    for (const answer of answers) {
      const before = tills.handed.length;
      await expect.poll(() => tills.handed.length).toBeGreaterThan(before);
      await setSwitches(answer);
      await startRenewal(reader);
      await giveCode(reader, vatNumber, { kind: "renewal" });
      await seeItLive(reader);
      await expect(stepOn(reader, "checks")).toContainText(
        answer.renewal === "200" ? t("enrolments.answer.renewedAtOnce") : t("enrolments.answer.checksDone", { all: 3 }),
      );
      await expect(stepOn(reader, "proved")).toContainText(t("enrolments.answer.provedDone"));
    }
    const before = tills.handed.length;
    await expect.poll(() => tills.handed.length).toBeGreaterThan(before + 1);
  } finally {
    await tills.close();
  }

  await expect
    .poll(async () => (await soldBy(deviceId)).filter(({ state }) => !state.startsWith("accepted")), {
      timeout: 60_000,
    })
    .toEqual([]);
  const sold = await soldBy(deviceId);
  expect(sold.map(({ id }) => id).toSorted()).toEqual(tills.handed.toSorted());
  expect(sold.filter(({ own }) => !own)).toEqual([]);
  const chains = [...Map.groupBy(sold, ({ chain }) => chain).values()];
  expect(chains).toHaveLength(answers.length + 1);
  expect(new Set(sold.map(({ signer }) => signer)).size).toBe(chains.length);
  for (const chain of chains) {
    expect(new Set(chain.map(({ signer }) => signer)).size).toBe(1);
    expect(chain.map(({ icv }) => icv)).toEqual(chain.map((_, index) => index + 1));
  }
  for (const renewal of await soldDuringRenewals(deviceId)) expect(renewal.sold).toBeGreaterThan(0);
  expect((await devicesOf(vatNumber)).map(({ state }) => state)).toEqual(["revoked", "active", "revoked", "active"]);
  expect(await mailsOf(vatNumber)).toEqual([]);
});
