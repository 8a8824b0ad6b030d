import { describe, expect, it } from "vitest";
import { aSimulator, aUnit, call, enrol, vat } from "./support.ts";

type Simulator = ReturnType<typeof aSimulator>;

const site = "http://127.0.0.1";

async function signIn(simulator: Simulator): Promise<{ cookie: string; csrf: string }> {
  const entered = await simulator.fetch(`${site}/portal?token=${simulator.tokens.portal}`);
  const cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const page = await (await simulator.fetch(`${site}/portal`, { headers: { cookie } })).text();
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "" };
}

const post = async (
  simulator: Simulator,
  path: string,
  cookie: string,
  form: Record<string, string>,
): Promise<Response> =>
  await simulator.fetch(`${site}${path}`, {
    method: "POST",
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });

describe("the portal", () => {
  it("shows nothing without its token, and keeps the token out of the cookie", async () => {
    const simulator = aSimulator();
    expect((await simulator.fetch(`${site}/portal/devices`)).status).toBe(401);
    const entered = await simulator.fetch(`${site}/?token=${simulator.tokens.portal}`);
    const cookie = entered.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly; SameSite=/);
    expect(cookie).not.toContain(simulator.tokens.portal);
    expect(entered.headers.get("location")).toBe("/portal?lang=en");
    expect((await post(simulator, "/portal/sign-in", "", { token: "no" })).status).toBe(401);
    expect((await post(simulator, "/portal/sign-in", "", { token: simulator.tokens.portal })).status).toBe(303);
  });

  it("makes codes that work, with their expiry and a text file", async () => {
    const simulator = aSimulator();
    const { cookie, csrf } = await signIn(simulator);
    const order = { csrf, vat, station: "simulation", kind: "onboarding", count: "3" };
    const made = await (await post(simulator, "/portal/otps", cookie, order)).text();
    const codes = [...made.matchAll(/<bdi dir="ltr">(\d{6})<\/bdi>/g)].map(([, code]) => code ?? "");
    expect(codes).toHaveLength(3);
    expect(made).toContain("2026-11-25 13:00 +03:00");
    expect(made).toContain(`data:text/plain;charset=utf-8,${codes[0]}%0D%0A`);
    const { csr } = await aUnit();
    expect((await call(simulator, "/compliance", { csr }, { otp: codes[0] ?? "" })).status).toBe(200);
    expect((await post(simulator, "/portal/otps", cookie, { ...order, count: "101" })).status).toBe(422);
    expect((await post(simulator, "/portal/otps", cookie, { ...order, csrf: "x" })).status).toBe(403);
  });

  it("lists devices once they have a PCSID and revokes them with a reason", async () => {
    const simulator = aSimulator();
    const login = await enrol(simulator, await aUnit());
    const { cookie, csrf } = await signIn(simulator);
    const list = async () =>
      await (await simulator.fetch(`${site}/portal/devices?lang=ar`, { headers: { cookie } })).text();
    expect(await list()).toContain("TILL-01");
    const id = String(simulator.devices()[0]?.id);
    await post(simulator, "/portal/revocations", cookie, { csrf, id, reason: "<lost>" });
    expect(await list()).toContain("&#60;lost&#62;");
    expect((await call(simulator, "/invoices/reporting/single", {}, { login })).status).toBe(401);
  });

  it("speaks Arabic from right to left and says that it is not ZATCA", async () => {
    const simulator = aSimulator();
    const { cookie } = await signIn(simulator);
    for (const path of ["/portal", "/portal/devices", "/portal/mails"]) {
      const page = await (await simulator.fetch(`${site}${path}?lang=ar`, { headers: { cookie } })).text();
      expect(page).toContain('<html lang="ar" dir="rtl">');
      expect(page).toContain("محاكي ختم، وليس موقع هيئة الزكاة");
    }
    const english = await (await simulator.fetch(`${site}/portal`, { headers: { cookie } })).text();
    expect(english).toContain("Khatm simulator, not ZATCA");
  });
});

const control = async (
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<Response> =>
  await simulator.fetch(`${site}/control${path}`, {
    method,
    headers: { authorization: `Bearer ${token ?? simulator.tokens.control}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("the control endpoint", () => {
  it("does what the operations do, for the holder of its token only", async () => {
    const simulator = aSimulator();
    expect((await control(simulator, "GET", "/state", undefined, "no")).status).toBe(401);
    const otps: unknown = await (
      await control(simulator, "POST", "/otps", { station: "simulation", vat, kind: "onboarding", count: 2 })
    ).json();
    expect(otps).toHaveLength(2);
    await control(simulator, "POST", "/faults", { kind: "throttled", times: null });
    expect(simulator.faults()).toHaveLength(1);
    await control(simulator, "DELETE", "/faults");
    expect(simulator.faults()).toEqual([]);
    await control(simulator, "PATCH", "/switches", { clearance: "off" });
    await control(simulator, "PATCH", "/switches", { renewal: "200" });
    expect(simulator.switches()).toMatchObject({ clearance: "off", renewal: "200" });
    const before = simulator.now().getTime();
    await control(simulator, "POST", "/clock", { advanceMs: 5_000 });
    expect(simulator.now().getTime()).toBe(before + 5_000);
    expect(await (await control(simulator, "GET", "/state")).json()).toMatchObject({ devices: 0, mails: [] });
  });

  it("refuses what it does not know", async () => {
    const simulator = aSimulator();
    expect((await control(simulator, "PATCH", "/switches", { clearence: "off" })).status).toBe(400);
    expect((await control(simulator, "POST", "/faults", { kind: "earthquake" })).status).toBe(400);
    expect((await control(simulator, "PUT", "/faults", {})).status).toBe(405);
    expect((await control(simulator, "GET", "/nothing")).status).toBe(404);
  });
});
