import { describe, expect, it } from "vitest";
import { aSimulator, aUnit, call, complianceOf, derOf, loginOf, otpFor, opensslText, vat, vector } from "./support.ts";

describe("POST /compliance", () => {
  it("gives a compliance certificate whose serial is the request id", async () => {
    const simulator = aSimulator();
    const login = await complianceOf(simulator, await aUnit());

    const shown = opensslText(derOf(login));
    expect(shown).toContain("Issuer: CN = eInvoicing");
    expect(shown).toContain(`Serial Number: ${login.requestID} `);
    expect(shown).toContain("Not After : Nov 24 21:00:00 2031 GMT");
    expect(shown).toContain("Subject: C = SA, OU = Main Branch, O = Nakhlat Alwaha Trading Est, CN = TILL-01");
    expect(shown).toContain("CA:FALSE");
    expect(shown).toContain("UID=399871520400003/title=1100");
    expect(shown).not.toContain("Key Usage");
    expect(login.secret).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  it("names what is missing or wrong in the request", async () => {
    const simulator = aSimulator();
    const { csr } = await aUnit();
    const errors = async (body: unknown, otp?: string): Promise<unknown> =>
      (await call(simulator, "/compliance", body, otp === undefined ? {} : { otp })).body["errors"];

    expect(await errors({ csr })).toEqual([{ code: "Missing-OTP", message: "OTP is required field" }]);
    expect(await errors({ csr }, "000000")).toEqual([{ code: "Invalid-OTP", message: "The provided OTP is invalid" }]);
    expect(await errors({}, otpFor(simulator))).toEqual([{ code: "Missing-CSR", message: "CSR is required field" }]);
    expect(await errors({ csr: "AAAA" }, otpFor(simulator))).toEqual([
      { code: "Invalid-CSR", message: "The provided CSR is invalid" },
    ]);
  });

  it("refuses a foreign version, path, method and form of body", async () => {
    const simulator = aSimulator();
    const refused = await call(simulator, "/compliance", {}, { headers: { "accept-version": "V1" } });
    expect([refused.status, refused.text]).toEqual([
      406,
      "This Version is not supported or not provided in the header.",
    ]);
    expect((await call(simulator, "/invoices/status", {})).status).toBe(404);
    expect((await call(simulator, "/compliance", {}, { method: "PUT" })).status).toBe(405);
    expect((await call(simulator, "/compliance", {}, { headers: { "content-type": "text/plain" } })).status).toBe(400);
    simulator.set({ bodyLimit: 10 });
    expect((await call(simulator, "/compliance", { csr: "A".repeat(20) })).status).toBe(413);
  });

  it.each([
    ["csr-04", "Invalid-CSR"],
    ["csr-06", "Invalid-CSR"],
    ["csr-07", "Invalid-CSR"],
    ["csr-08", "EXCEED_CHARACTER_LIMIT"],
  ])("refuses the vector %s with %s and keeps the OTP", async (name, code) => {
    const simulator = aSimulator();
    const otp = otpFor(simulator);
    const csr = vector(`csr/${name}.csr.pem`).toString("base64");
    const refused = await call(simulator, "/compliance", { csr }, { otp });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(code);
    expect((await call(simulator, "/compliance", { csr: (await aUnit()).csr }, { otp })).status).toBe(200);
  });

  it("refuses a title without a digit set, with request id -1", async () => {
    const simulator = aSimulator();
    const { csr } = await aUnit({ map: "0000" });
    const refused = await call(simulator, "/compliance", { csr }, { otp: otpFor(simulator) });
    expect([refused.status, refused.body["requestID"], refused.body["dispositionMessage"]]).toEqual([
      400,
      -1,
      "NOT_COMPLIANT",
    ]);
  });

  it("can speak in each family of error bodies", async () => {
    const simulator = aSimulator();
    const said = async (refusalShape: "flat" | "nested" | "category" | "quoted"): Promise<string> => {
      simulator.set({ refusalShape });
      return (await call(simulator, "/compliance", {}, { otp: "999999" })).text;
    };
    expect(await said("flat")).toBe('{"code":"Invalid-OTP","message":"The provided OTP is invalid"}');
    expect(await said("nested")).toBe('{"error":{"code":"Invalid-OTP","message":"The provided OTP is invalid"}}');
    expect(await said("category")).toBe(
      '{"errorCode":"400","errorCategory":"Invalid-OTP","errorMessage":"The provided OTP is invalid"}',
    );
    expect(await said("quoted")).toMatch(/^"\{/);
  });
});

describe("an OTP", () => {
  it("works once, for one hour, for its VAT number, environment and kind", async () => {
    const simulator = aSimulator();
    const { csr } = await aUnit();
    const codes = simulator.makeOtps({ station: "simulation", vat, kind: "onboarding", count: 100 });
    expect(new Set(codes.map(({ code }) => code)).size).toBe(100);
    const [first, second] = codes.map(({ code }) => code);
    const status = async (otp = "", base: "core" | "simulation" = "simulation"): Promise<number> =>
      (await call(simulator, "/compliance", { csr }, { otp, base })).status;

    expect(await status(first)).toBe(200);
    expect(await status(first)).toBe(400);
    expect(await status(second, "core")).toBe(400);
    expect(await status(otpFor(simulator, "399999999900003"))).toBe(400);
    expect(await status(simulator.makeOtps({ station: "simulation", vat, kind: "renewal" })[0]?.code)).toBe(400);
    simulator.advance(3_599_000);
    expect(await status(second)).toBe(200);
    simulator.advance(2_000);
    expect(await status(codes[2]?.code)).toBe(400);
  });
});

describe("the sandbox", () => {
  it("knows only its fixed codes and gives everyone the same production certificate", async () => {
    const simulator = aSimulator();
    const { csr } = await aUnit({ environment: "sandbox" });
    const base = "developer-portal";
    expect((await call(simulator, "/compliance", { csr }, { base, otp: "111111" })).status).toBe(400);
    const compliance = loginOf((await call(simulator, "/compliance", { csr }, { base, otp: "123345" })).body);
    expect(compliance.requestID).toBe(1_234_567_890_123);
    const issued = await call(
      simulator,
      "/production/csids",
      { compliance_request_id: "1234567890123" },
      { base, login: compliance },
    );
    const production = loginOf(issued.body);
    expect(production.secret).toBe("CkYsEXfV8c1gFHAtFWoZv73pGMvh/Qyo4LzKM2h/8Hg=");
    expect(derOf(production)).toHaveLength(994);
    const renewal = await call(
      simulator,
      "/production/csids",
      { csr },
      { base, method: "PATCH", otp: "123456", login: production },
    );
    expect(renewal.status).toBe(200);
  });
});
