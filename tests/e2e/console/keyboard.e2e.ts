import { expect } from "@playwright/test";
import { byKeys, isFocused } from "#tests/support/e2e/by-keys.ts";
import { beginEnrolment, fieldOf } from "#tests/support/e2e/records.ts";
import { ownPassword } from "#tests/support/e2e/run.ts";
import { readerOf, stepOn } from "#tests/support/e2e/screen.ts";
import { takeCode } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const vatNumber = "310100000400003";
const establishment = { vatNumber, nameAr: "شركة سواحل تبوك", nameEn: "Tabuk Shores Company" };

test("without a mouse one signs in, finds a device and gives its code", async ({ page, context }) => {
  const reader = readerOf(page, "ar");
  const { t } = reader;
  const { tabTo, press, type } = byKeys(reader);
  await beginEnrolment(reader, establishment, "كاشير 4");
  const code = await takeCode(page, t("enrolments.code.portal"), vatNumber, "onboarding");
  await context.clearCookies();

  await page.goto("/ar/devices?establishment=all");
  await type(page.getByLabel(t("signIn.email")), "owner@khatm.local");
  await type(page.getByLabel(t("signIn.password")), ownPassword);
  await press("Enter");

  const device = page.getByRole("rowheader").getByRole("link", { name: "كاشير 4" });
  await expect(device).toBeVisible();
  const rows = page.locator("[data-row-link]");
  await tabTo(rows.first());
  for (let steps = 0; steps < (await rows.count()) && !(await isFocused(device)); steps++) await press("j");
  await expect(device).toBeFocused();
  await press("Enter");

  const sheet = page.getByRole("complementary");
  await expect(sheet.getByRole("heading", { name: "كاشير 4" })).toBeFocused();
  await tabTo(sheet.getByRole("link", { name: t("common.openFullPage") }));
  await press("Enter");
  await page.waitForURL(/\/devices\/[0-9a-f-]{36}$/);

  await press("Tab");
  await type(fieldOf(reader, t("enrolments.code.label")), code);
  await press("Enter");
  await expect(stepOn(reader, "live")).toContainText(t("enrolments.answer.liveDone"), { timeout: 45_000 });
});

test("without a mouse one keeps an establishment's records and sells", async ({ page }) => {
  const reader = readerOf(page, "ar");
  const { t } = reader;
  const { tabTo, tabAnd, walkTo, press, type, goTo, choose } = byKeys(reader);
  const main = page.getByRole("main");
  await page.goto("/ar/attention?establishment=all");

  await test.step("the establishment is chosen above every page", async () => {
    await tabAnd(page.getByRole("button", { name: new RegExp(`^${t("nav.establishment")}:`) }), "Enter");
    await choose(page.getByRole("menuitem", { name: establishment.nameAr }));
    await expect(page.getByRole("button", { name: new RegExp(establishment.nameAr) })).toBeVisible();
  });

  await test.step("a branch is recorded", async () => {
    await goTo(t("keys.newBranch"));
    for (const [label, value] of [
      ["branches.nameAr", "فرع الميناء"],
      ["branches.nameEn", "Harbour branch"],
      ["records.identifierValue", "1010567899"],
      ["records.buildingNumber", "٣٧١٢"],
      ["records.street", "طريق الكورنيش"],
      ["records.district", "الشاطئ"],
      ["records.city", "تبوك"],
      ["records.postalCode", "47711"],
    ] as const)
      await type(fieldOf(reader, t(label)), value);
    await press("Enter");
    await expect(page).toHaveURL(/\/branches\/[0-9a-f-]{36}\/opening/);
  });

  await test.step("a document is written and issued", async () => {
    await goTo(t("keys.newDocument"));
    await tabAnd(main.getByRole("radio", { name: t("documents.kind.simplified") }), "Space");
    const field = (name: string) => main.locator(`form [name="${name}"]`);
    await type(field("document.number"), "د-1");
    await type(field("document.lines.0.item.name"), "شاي بالنعناع");
    await type(field("document.lines.0.quantity.value"), "2");
    await type(field("document.lines.0.price.amount"), "6");
    await tabAnd(main.getByRole("button", { name: t("documents.new.submit") }), "Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("د-1");
  });

  await test.step("a view is kept under a name, and chosen again", async () => {
    await goTo(t("nav.devices"));
    await expect(page.getByRole("searchbox")).toBeVisible();
    await press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("كاشير");
    await press("Enter");
    await expect(page).toHaveURL(/[?&]q=/);
    await tabAnd(main.getByRole("button", { name: t("views.menu") }), "Enter");
    await choose(page.getByRole("menuitem", { name: t("views.save") }));
    await type(page.getByRole("dialog").getByLabel(t("views.name")), "صناديق تبوك");
    await press("Enter");
    await expect(main.getByRole("button", { name: "صناديق تبوك" })).toBeVisible();
    await goTo(t("nav.devices"));
    await expect(page).not.toHaveURL(/[?&]view=/);
    await tabAnd(main.getByRole("button", { name: t("views.menu") }), "Enter");
    await choose(page.getByRole("menuitem", { name: /صناديق تبوك/ }));
    await expect(page).toHaveURL(/[?&]view=.*[?&]?q=|[?&]q=.*view=/);
  });

  await test.step("a row opens beside the list and closes again", async () => {
    const rows = page.locator("[data-row-link]");
    await walkTo(rows.first());
    await press("Enter");
    await expect(page.getByRole("complementary").getByRole("heading", { name: "كاشير 4" })).toBeFocused();
    await press("Escape");
    await expect(page.getByRole("complementary")).toHaveCount(0);
    await expect(rows.first()).toBeFocused();
  });

  await test.step("the same page in the other language", async () => {
    await tabAnd(page.getByRole("link", { name: t("nav.languageLabel") }), "Enter");
    await expect(page).toHaveURL(/\/en\/devices\?/);
    await tabTo(page.getByRole("link", { name: readerOf(page, "en").t("nav.languageLabel") }));
  });
});

test("without a mouse one looks after a fleet", async ({ page }) => {
  const reader = readerOf(page, "en");
  const { t } = reader;
  const { tabTo, tabAnd, walkTo, press, type, goTo } = byKeys(reader);
  const main = page.getByRole("main");
  await page.goto("/en/devices?establishment=all&status=live");

  await test.step("chosen rows lead to what would happen to them", async () => {
    const rows = page.locator("[data-row-link]");
    await walkTo(rows.first());
    await press("x", "j", "x");
    await expect(page.getByText(t("fleet.select.chosen", { count: 2 }))).toBeVisible();
    await tabAnd(page.getByRole("link", { name: t("fleet.act.suspend") }), "Enter");
    await expect(page.getByRole("heading", { name: t("fleet.bulk.title.suspend") })).toBeVisible();
    await tabTo(main.getByRole("textbox").first());
  });

  await test.step("the help of a page, and the list of keys", async () => {
    await goTo(t("nav.attention"));
    await expect(page).toHaveURL(/\/attention/);
    await press("h");
    const help = page.getByRole("complementary", { name: t("help.title") });
    await expect(help.getByRole("heading", { level: 2 })).toBeFocused();
    await press("Escape");
    await expect(help).toHaveCount(0);
    await press("?");
    await expect(page.getByRole("dialog", { name: t("keys.help") })).toBeVisible();
    await press("Escape");
  });

  await test.step("an item is put aside, and that is taken back from another page", async () => {
    await tabAnd(main.getByRole("button", { name: new RegExp(`^${t("attention.snooze.open")}:`) }).first(), "Enter");
    await type(page.getByRole("dialog").getByLabel(t("attention.snooze.reason")), "Waits for the electrician");
    await press("Enter");
    const asleep = main.getByRole("link", { name: t("attention.asleep.link", { count: 1 }) });
    await tabTo(asleep);
    await goTo(t("nav.branches"));
    await expect(page).toHaveURL(/\/branches/);
    await press("z");
    await expect(page.getByRole("status").filter({ hasText: t("form.undo.done") })).toBeVisible();
    await goTo(t("nav.attention"));
    await expect(page).toHaveURL(/\/attention/);
    await expect(asleep).toHaveCount(0);
  });

  await test.step("a session for codes is begun", async () => {
    await goTo(t("keys.newSession"));
    await tabAnd(main.getByRole("combobox", { name: t("sessions.plan.pick") }), "n");
    await expect(page).toHaveURL(/[?&]pick=new/);
    await tabAnd(main.getByRole("button", { name: /^Start with/ }), "Enter");
    await expect(page).toHaveURL(/\/enrolments\/sessions\/[0-9a-f-]{36}$/);
    await tabTo(fieldOf(reader, t("sessions.codes.label")));
  });

  await test.step("an answer of ZATCA's is read in words", async () => {
    await goTo(t("nav.errors"));
    await tabAnd(main.getByRole("link", { name: t("findings.tabs.translate") }), "Enter");
    await expect(page).toHaveURL(/\/findings\/translate/);
    await type(fieldOf(reader, t("findings.translate.text")), "400 BR-KSA-37");
    await tabAnd(main.getByRole("button", { name: t("findings.translate.submit") }), "Enter");
    await expect(main.getByText("BR-KSA-37", { exact: true })).toBeVisible();
  });
});
