import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { keepSecret, makeRun, ownPassword } from "#tests/support/e2e/run.ts";
import { refusalOn } from "#tests/support/e2e/screen.ts";
import { test } from "#tests/support/e2e/test.ts";
import { wordsIn } from "#lib/i18n/words.ts";

const run = makeRun();
const t = wordsIn("en");

test.use({ expected: /401 \(Unauthorized\)/ });

test("the first person signs in once with the password of the file, chooses another, and only that one counts", async ({
  page,
}) => {
  const first = readFirstSignIn();
  keepSecret("first password", first.password);
  keepSecret("own password", ownPassword);

  await page.goto("/en/devices");
  await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fen%2Fdevices$/);
  await signIn(page, first.email, first.password);
  await expect(page.getByRole("heading", { name: t("signIn.change.title") })).toBeVisible();
  await page.goto("/en/devices");
  await expect(page).toHaveURL(/change-password$/);

  await page.getByLabel(t("signIn.change.current")).fill(first.password);
  await page.getByLabel(t("signIn.change.new")).fill("short");
  await page.getByRole("button", { name: t("signIn.change.submit") }).click();
  await expect(refusalOn(page)).toContainText(t("fields.too_short", { minimum: 12 }));
  await page.getByLabel(t("signIn.change.new")).fill(ownPassword);
  await page.getByRole("button", { name: t("signIn.change.submit") }).click();
  await expect(page).toHaveURL(/\/en\/attention$/);
  rmSync(join(run.data, "first-sign-in.txt"));

  await page.getByRole("button", { name: t("nav.person") }).click();
  await page.getByRole("menuitem", { name: t("nav.signOut") }).click();
  await expect(page).toHaveURL(/\/en\/sign-in$/);
  await signIn(page, first.email, first.password);
  await expect(refusalOn(page)).toContainText(t("errors.auth.invalid_credentials"));

  await signIn(page, first.email, ownPassword);
  await expect(page).toHaveURL(/\/en\/attention$/);
  const state = await page.context().storageState({ path: run.session });
  const session = state.cookies.find(({ name }) => name === "khatm-session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
  keepSecret("session cookie", session?.value ?? "");
});

test("somebody who guesses is locked out for a while, and is told so", async ({ page }) => {
  await page.goto("/en/sign-in");
  const alert = refusalOn(page);
  for (let tries = 1; tries <= 10; tries++) {
    const answer = page.waitForResponse(/callback\/credentials/);
    await signIn(page, "nobody@khatm.local", `guess number ${tries}`);
    await answer;
    await expect(alert).toBeVisible();
  }
  await signIn(page, "nobody@khatm.local", "guess number 11");
  await expect(alert).toContainText("auth.locked");
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(t("signIn.email")).fill(email);
  await page.getByLabel(t("signIn.password")).fill(password);
  await page.getByRole("button", { name: t("signIn.submit") }).click();
}

function readFirstSignIn(): { email: string; password: string } {
  const file = join(run.data, "first-sign-in.txt");
  expect(existsSync(file)).toBe(true);
  const { email, password } =
    /^email: (?<email>\S+)\npassword: (?<password>\S+)\n$/.exec(readFileSync(file, "utf8"))?.groups ?? {};
  return { email: email ?? "", password: password ?? "" };
}
