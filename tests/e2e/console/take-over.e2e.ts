import { expect, type Locator } from "@playwright/test";
import { asOwner } from "#tests/support/e2e/database.ts";
import { unitOfAnotherSystem } from "#tests/support/e2e/elsewhere.ts";
import { makeKey } from "#tests/support/e2e/keys.ts";
import { fill, openBranch, recordEstablishment } from "#tests/support/e2e/records.ts";
import { ownPassword } from "#tests/support/e2e/run.ts";
import { idIn, readerOf, type Reader } from "#tests/support/e2e/screen.ts";
import { devicesOf } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";
import { sell, soldBy } from "#tests/support/e2e/tills.ts";

const vatNumber = "310100000620003";
const establishment = { vatNumber, nameAr: "شركة واحات القصيم", nameEn: "Qassim Oases Company" };

test("a unit of another system is watched, taken over with its chain, paused, replaced and ended, and the first page asks until it is recorded", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const reader = readerOf(page, "en");
  const { t } = reader;
  const establishmentId = await recordEstablishment(reader, establishment);
  await openBranch(reader, establishmentId);
  const watched = await unitOfAnotherSystem(vatNumber, "Till 1", 0);
  const unit = await unitOfAnotherSystem(vatNumber, "Till 2", 2);
  const key = await makeKey(reader, establishmentId);

  await test.step("a certificate is watched from a file, and nothing else of it is asked", async () => {
    await page.goto(`/en/take-over?establishment=${establishmentId}`);
    await page.locator("[name=environment]").selectOption("simulator");
    await page.locator("[name='files[]']").setInputFiles(fileOf("till-1.csv", `${watched.token}\n`));
    await press(reader, t("takeOver.watch.look"));
    await expect(page.getByText(t("takeOver.watch.unitNew"))).toBeVisible();
    await press(reader, t("takeOver.watch.take", { count: 1 }));
    await expect(page.getByRole("main")).toContainText(t("takeOver.watch.doneText"));
  });

  const deviceId = await test.step("a device is taken over, though who does it must be confirmed first", async () => {
    await page.goto("/en/take-over/key");
    await page.locator("[name=environment]").selectOption("simulator");
    await page.locator("[name=branchId]").selectOption({ label: "Olaya branch" });
    await page.locator("[name=privateKey]").fill(unit.privateKey);
    await page.locator("[name=token]").fill(unit.token);
    await page.locator("[name=secret]").fill(unit.secret);
    const lastDocument = { name: "last.xml", mimeType: "application/xml", buffer: Buffer.from(unit.lastDocument) };
    await page.locator("[name=lastDocument]").setInputFiles(lastDocument);
    await asOwner((sql) => sql`update sessions set proven_at = now() - interval '1 hour'`);
    await press(reader, t("takeOver.take.submit"));
    await press(reader, t("common.proof.title"));
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("common.proof.password")).fill(ownPassword);
    await dialog.getByRole("button", { name: t("common.proof.submit"), exact: true }).click();
    await expect(page.getByText(t("common.proof.given"))).toBeVisible();
    await press(reader, t("takeOver.take.submit"));
    await page.getByRole("link", { name: t("takeOver.take.open") }).click();
    await page.waitForURL(/\/devices\/[0-9a-f-]{36}$/);
    return idIn(page.url());
  });

  const till = { address: baseURL ?? "", key, deviceId };
  await test.step("it goes on at the next place of its chain, and the platform agrees", async () => {
    expect(await sell(till, "Q-3")).toMatchObject({ status: 201, body: { icv: "3" } });
    await expect
      .poll(() => soldBy(deviceId), { timeout: 60_000 })
      .toMatchObject([{ icv: 3, own: true, state: "accepted" }]);
  });

  await test.step("suspended it sells nothing, resumed it goes on", async () => {
    await page.goto(`/en/devices/${deviceId}`);
    await press(reader, t("devices.ends.suspend.open"));
    await inDialog(reader, t("devices.ends.suspend.verb"), [[t("devices.ends.suspend.reason"), "Under repair"]]);
    await expect(page.getByRole("main")).toContainText("Under repair");
    expect(await sell(till, "Q-4")).toMatchObject({ status: 409 });
    await press(reader, t("devices.ends.resume.verb"));
    await expect(page.getByText("Under repair")).toBeHidden();
    expect(await sell(till, "Q-4")).toMatchObject({ status: 201, body: { icv: "4" } });
    await expect.poll(async () => (await soldBy(deviceId)).map(({ state }) => state)).toEqual(["accepted", "accepted"]);
  });

  await test.step("a successor is prepared, and the old unit ends", async () => {
    await press(reader, t("devices.ends.replace.open"));
    await inDialog(reader, t("devices.ends.replace.verb"), typed("Till 2"));
    await page.waitForURL((url) => /\/devices\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.includes(deviceId));
    await page.goto(`/en/devices/${deviceId}`);
    await press(reader, t("devices.ends.decommission.open"));
    await expect(page.getByRole("dialog")).toContainText(t("devices.ends.decommission.portal"));
    const reason = [t("devices.ends.decommission.reason"), "Branch closed"] as const;
    await inDialog(reader, t("devices.ends.decommission.verb"), [reason, ...typed("Till 2")]);
    await expect(page.getByText(t("devices.ends.revocation.openTitle"))).toBeVisible();
    expect(await sell(till, "Q-5")).toMatchObject({ status: 409 });
  });

  await test.step("the first page asks for the revocation, which can be put aside and given away", () =>
    handle(reader));

  await test.step("the record closes it, and all clear says when it last looked", async () => {
    await page.goto("/en/attention");
    await rowsOf(reader)
      .getByRole("link", { name: t("attention.act.revocation_open") })
      .click();
    await page.waitForURL(/\/devices\/[0-9a-f-]{36}$/);
    await press(reader, t("devices.ends.revocation.open"));
    const reason = [t("devices.ends.revocation.reason"), "Revoked in Fatoora today"] as const;
    await inDialog(reader, t("devices.ends.revocation.verb"), [reason, ...typed("Till 2")]);
    await page.getByLabel(t("devices.ends.revocation.alone")).check();
    await press(reader, t("devices.ends.revocation.confirm"));
    await expect(page.getByText(t("devices.ends.revocation.confirm"))).toBeHidden();
    await page.goto("/en/attention");
    await expect(page.getByText(t("attention.allClear"), { exact: true })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(/Looked (just now|\d+ seconds? ago)/);
  });

  await test.step("production stays closed while the simulator answers, and the page says so", async () => {
    await page.goto(`/en/establishments/${establishmentId}`);
    await expect(page.getByText(t("establishments.arming.simulator"))).toBeVisible();
    await expect(page.getByRole("button", { name: t("establishments.arming.openAnyway") })).toBeHidden();
  });
  expect((await devicesOf(vatNumber)).map(({ state }) => state)).toEqual(["active", "active"]);
});

/** Put aside with a reason, looked at, taken up again; given to a group that somebody makes for it. */
async function handle(reader: Reader): Promise<void> {
  const { page, t } = reader;
  await page.goto("/en/settings/groups/new");
  await fill(reader, [
    [t("people.groups.nameAr"), "مكتب البوابة"],
    [t("people.groups.nameEn"), "Portal desk"],
  ]);
  await press(reader, t("people.groups.submit"));
  await page.waitForURL(/\/settings\/groups/);

  await page.goto("/en/attention");
  await page.getByRole("link", { name: t("attention.all", { count: "1" }) }).click();
  await page.waitForURL(/needs=revocation_open/);
  await expect(page.getByRole("row").filter({ hasText: "Till 2" })).toHaveCount(1);
  await page.goBack();

  await rowsOf(reader)
    .getByRole("button", { name: t("attention.assign.open") })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("attention.assign.group")).selectOption({ label: "Portal desk" });
  await dialog.getByRole("button", { name: t("attention.assign.submit"), exact: true }).click();
  await page.reload();
  await expect(rowsOf(reader)).toContainText(t("attention.whose", { group: "Portal desk" }));

  await rowsOf(reader)
    .getByRole("button", { name: t("attention.snooze.open") })
    .click();
  await inDialog(reader, t("attention.snooze.submit"), [
    [t("attention.snooze.reason"), "The portal login is on leave"],
  ]);
  await page.reload();
  await page.getByRole("link", { name: t("attention.asleep.link", { count: 1 }) }).click();
  await expect(page.getByRole("main")).toContainText("The portal login is on leave");
  await press(reader, t("attention.asleep.wakeOf", { name: "Till 2" }));
  await expect(page.getByText(t("attention.asleep.emptyText"))).toBeVisible();
  await page.goto("/en/attention");
  await expect(rowsOf(reader)).toBeVisible();
}

/** The items about the device that ended. */
const rowsOf = ({ page }: Reader): Locator =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: "Till 2" });

const press = ({ page }: Reader, name: string): Promise<void> =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();

type Field = readonly [label: string, value: string];
const typed = (thing: string): readonly Field[] => [["confirmation", thing]];

async function inDialog({ page }: Reader, verb: string, fields: readonly Field[]): Promise<void> {
  const dialog = page.getByRole("dialog");
  for (const [label, value] of fields)
    await (label === "confirmation" ? dialog.locator("[name=confirmation]") : dialog.getByLabel(label)).fill(value);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
}

const fileOf = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
