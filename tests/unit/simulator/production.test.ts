import { describe, expect, it } from "vitest";
import {
  aSimulator,
  aUnit,
  call,
  complianceOf,
  derOf,
  enrol,
  loginOf,
  samples,
  opensslText,
  submission,
  vat,
  type Answer,
} from "./support.ts";

describe("POST /production/csids", () => {
  it("asks for the missing steps by name", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const login = await complianceOf(simulator, unit);
    const ask = async () =>
      await call(simulator, "/production/csids", { compliance_request_id: login.requestID }, { login });

    await call(simulator, "/compliance/invoices", submission(unit, login, { file: samples[0] }), { login });
    expect((await ask()).body["message"]).toContain(
      "[standard-credit-note-compliant,standard-debit-note-compliant,simplified-compliant,simplified-credit-note-compliant,simplified-debit-note-compliant]",
    );
  });

  it("gives a production certificate in the shape of Active Directory", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const login = await enrol(simulator, unit);

    const shown = opensslText(derOf(login));
    expect(shown).toContain("Issuer: DC = local, DC = gov, DC = extgazt, CN = PEZEINVOICESCA1-CA");
    expect(shown).toContain("Subject: C = SA, O = Nakhlat Alwaha Trading Est, OU = Main Branch, CN = TILL-01");
    expect(shown).toContain("Not After : Nov 24 09:00:00 2028 GMT");
    for (const part of [
      "Subject Key Identifier",
      "Authority Key Identifier",
      "CA Issuers",
      "Code Signing, TLS Web Client",
    ]) {
      expect(shown).toContain(part);
    }
    expect(shown).toContain("1.3.6.1.4.1.311.21.7");
    expect(login.requestID).toBeLessThan(100_000);
    expect(simulator.devices()).toHaveLength(1);
  });

  it("refuses the template of another environment only now, with status 200", async () => {
    const simulator = aSimulator();
    const unit = await aUnit({ environment: "production" });
    const login = await complianceOf(simulator, unit);
    for (const file of samples)
      await call(simulator, "/compliance/invoices", submission(unit, login, { file }), { login });
    const refused = await call(simulator, "/production/csids", { compliance_request_id: login.requestID }, { login });

    expect(refused.status).toBe(200);
    expect(refused.body).toMatchObject({
      requestID: -2,
      dispositionMessage: "NOT_COMPLIANT",
      binarySecurityToken: null,
    });
  });

  it("can be repeated, unless told otherwise", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const compliance = await complianceOf(simulator, unit);
    await enrol(simulator, unit, compliance);
    const again = async (): Promise<number> =>
      (
        await call(
          simulator,
          "/production/csids",
          { compliance_request_id: compliance.requestID },
          { login: compliance },
        )
      ).status;
    expect(await again()).toBe(200);
    simulator.set({ repeatedProduction: "refused" });
    expect(await again()).toBe(400);
  });

  it("never completes the steps of the reserved title digits", async () => {
    const simulator = aSimulator();
    const unit = await aUnit({ map: "1111" });
    const login = await complianceOf(simulator, unit);
    for (const file of samples)
      await call(simulator, "/compliance/invoices", submission(unit, login, { file }), { login });
    const refused = await call(simulator, "/production/csids", { compliance_request_id: login.requestID }, { login });
    expect(refused.body["message"]).toContain("[buyer-qr-code-compliant,seller-qr-code-compliant]");
  });

  it("refuses a foreign request id and a production credential", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const compliance = await complianceOf(simulator, unit);
    const production = await enrol(simulator, unit, compliance);
    const ask = async (body: unknown, login = compliance) =>
      await call(simulator, "/production/csids", body, { login });

    expect((await ask({})).text).toContain("Missing-compliance_request_id");
    expect((await ask({ compliance_request_id: "1" })).text).toContain("Invalid-ComplianceRequestId");
    expect((await ask({ compliance_request_id: String(compliance.requestID) }, production)).status).toBe(401);
  });
});

const renewalOf = async (
  simulator: ReturnType<typeof aSimulator>,
  login: { token: string; secret: string },
  csr: string,
): Promise<Answer> => {
  const [otp] = simulator.makeOtps({ station: "simulation", vat, kind: "renewal" });
  return await call(simulator, "/production/csids", { csr }, { method: "PATCH", otp: otp?.code ?? "", login });
};

describe("PATCH /production/csids", () => {
  it("answers 428 with a new compliance CSID; the old PCSID ends when its successor is issued", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const old = await enrol(simulator, unit);
    const fresh = await aUnit();
    const renewed = await renewalOf(simulator, old, fresh.csr);
    expect([renewed.status, renewed.body["dispositionMessage"]]).toEqual([428, "NOT_COMPLIANT"]);

    const dryRun = async () =>
      (await call(simulator, "/compliance/invoices", submission(unit, old), { login: old })).status;
    expect(await dryRun()).toBe(200);
    await enrol(simulator, fresh, loginOf(renewed.body));
    expect(await dryRun()).toBe(401);
    expect(simulator.devices().map(({ state }) => state)).toEqual(["revoked", "active"]);
  });

  it("can wrap the answer, issue at once, and let the old PCSID live on for a while", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const old = await enrol(simulator, unit);
    simulator.set({ renewal: "428-wrapped", revokeOldAfter: 86_400 });
    expect((await renewalOf(simulator, old, unit.csr)).body).toHaveProperty("value.binarySecurityToken");
    simulator.set({ renewal: "200" });
    expect((await renewalOf(simulator, old, unit.csr)).body["dispositionMessage"]).toBe("ISSUED");
    const dryRun = async () =>
      (await call(simulator, "/compliance/invoices", submission(unit, old), { login: old })).status;
    expect(await dryRun()).toBe(200);
    simulator.advance(86_400_000);
    expect(await dryRun()).toBe(401);
  });

  it("renews an expired PCSID unless told otherwise, and never with a compliance CSID", async () => {
    const simulator = aSimulator();
    const unit = await aUnit();
    const compliance = await complianceOf(simulator, unit);
    const old = await enrol(simulator, unit, compliance);
    expect((await renewalOf(simulator, compliance, unit.csr)).status).toBe(401);
    simulator.advance(731 * 86_400_000);
    expect((await call(simulator, "/compliance/invoices", submission(unit, old), { login: old })).status).toBe(401);
    expect((await renewalOf(simulator, old, unit.csr)).status).toBe(428);
    simulator.set({ expiredRenewal: "refused" });
    expect((await renewalOf(simulator, old, unit.csr)).status).toBe(401);
  });
});
