import { expect, type Page, type Request } from "@playwright/test";
import { recordForSomebodyElse } from "#tests/support/e2e/database.ts";
import { establishmentFields, fill } from "#tests/support/e2e/records.ts";
import { readerOf } from "#tests/support/e2e/screen.ts";
import { test } from "#tests/support/e2e/test.ts";

const foreign = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
const invented = "Palm Oasis Retail Company";
const establishment = { vatNumber: "310100000600003", nameAr: "شركة ينابيع", nameEn: "Smuggled Company" };

test.describe("what another site sends along with the person's cookie", () => {
  // the page whose request was held back for the test
  test.use({ expected: /unexpected response was received/ });

  test("is not carried out", async ({ page, baseURL }) => {
    const reader = readerOf(page, "en");
    const { t } = reader;
    await page.goto("/en/establishments/new");
    await fill(reader, establishmentFields(reader, establishment));
    const held = Promise.withResolvers<Request>();
    await page.route("**/establishments/new", async (route) => {
      if (route.request().method() !== "POST") return await route.continue();
      held.resolve(route.request());
      await route.fulfill({ status: 204 });
    });
    await page.getByRole("button", { name: t("establishments.create") }).click();
    const request = await held.promise;

    const send = (from: Record<string, string>) =>
      page.request.post(request.url(), {
        headers: { ...sentHeaders(request), ...from },
        data: request.postDataBuffer() ?? "",
        maxRedirects: 0,
      });
    const recorded = async () => {
      await page.goto("/en/establishments");
      await expect(page.getByRole("row").filter({ hasText: invented })).toHaveCount(1);
      return await page.getByRole("row").filter({ hasText: establishment.nameEn }).count();
    };
    await send(foreign);
    await send({ origin: foreign.origin });
    await send({ origin: baseURL ?? "", "sec-fetch-site": "same-site" });
    expect(await recorded()).toBe(0);
    // the very same request from the page itself is carried out
    await send({ origin: baseURL ?? "", "sec-fetch-site": "same-origin" });
    expect(await recorded()).toBe(1);
  });

  test("is refused by the programs' interface too, and without a session that answers nothing", async ({
    page,
    playwright,
    baseURL,
  }) => {
    const refused = await page.request.post("/api/v1/documents", { headers: foreign, data: {} });
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({ type: "auth.cross_site" });

    const nobody = await playwright.request.newContext({
      ...(baseURL ? { baseURL } : {}),
      storageState: { cookies: [], origins: [] },
    });
    for (const path of ["/api/v1/documents", "/api/v1/api-keys", `/api/v1/documents/${crypto.randomUUID()}`]) {
      const answer = await nobody.get(path);
      expect(answer.status(), path).toBe(401);
      expect(await answer.json()).toMatchObject({ type: "auth.required" });
    }
    await nobody.dispose();
  });
});

test("pages run only their own scripts, are framed by nobody and tell nobody where one came from", async ({ page }) => {
  const policies: string[] = [];
  for (const path of ["/en/attention", "/ar/sign-in/codes", "/en/no-such-page"]) {
    const answer = await page.request.get(path);
    const headers = answer.headers();
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("x-powered-by");
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    policies.push(nonce);
  }
  expect(new Set(policies).size).toBe(policies.length);
});

test.describe("another establishment's page", () => {
  test.use({ expected: /404 \(Not Found\)/ });

  test("cannot be told from one that does not exist", async ({ page }) => {
    const theirs = crypto.randomUUID();
    await recordForSomebodyElse(theirs, "310100000700003");
    const missing = await lookAt(page, `/en/establishments/${crypto.randomUUID()}`);
    expect(await lookAt(page, `/en/establishments/${theirs}`)).toEqual(missing);
    expect(missing.text).toContain(readerOf(page, "en").t("records.notFound.title"));
    await page.goto(`/en/devices?establishment=${theirs}`);
    await expect(page.getByRole("rowheader").filter({ hasText: "Till O-01" })).toHaveCount(1);
  });
});

async function lookAt(page: Page, path: string): Promise<{ status: number | undefined; text: string; title: string }> {
  const answer = await page.goto(path);
  await expect(page.getByRole("main").getByRole("heading")).toBeVisible();
  const text = await page.getByRole("main").innerText();
  return { status: answer?.status(), text, title: await page.title() };
}

/** Without what the browser adds itself. */
const sentHeaders = (request: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers()).filter(([name]) => !/^(:|cookie|origin|sec-|content-length)/.test(name)),
  );
