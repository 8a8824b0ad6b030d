import { describe, expect, it } from "vitest";
import { readCertificate } from "#lib/crypto/certificate.ts";
import { signHash } from "#lib/crypto/signature.ts";
import { complianceSteps, type ComplianceStep } from "#lib/domain/functionality-map.ts";
import { checkDocument } from "#lib/rules/check.ts";
import { checkRules } from "#lib/simulator/rules.ts";
import { complianceDocument } from "#lib/ubl/compliance.ts";
import { firstPih, issueDocument } from "#lib/ubl/issue.ts";
import { aSimulator, aUnit, call, complianceOf, loginOf, vat, type Login, type Unit } from "./support.ts";

type Simulator = ReturnType<typeof aSimulator>;

function issued(
  simulator: Simulator,
  unit: Unit,
  login: Login,
  step: ComplianceStep,
  position = { icv: 1, pih: firstPih },
) {
  const { xml, hash, uuid } = issueDocument(
    {
      ...position,
      document: complianceDocument(step, {
        nameArabic: "مؤسسة نخلة الواحة للتجارة",
        nameEnglish: "Nakhlat Alwaha Trading Est.",
        vatNumber: vat,
        identifier: { scheme: "CRN", value: "1010582947" },
        address: {
          street: "شارع العليا",
          buildingNumber: "7241",
          district: "العليا",
          city: "الرياض",
          postalCode: "12611",
          country: "SA",
        },
        uuid: crypto.randomUUID(),
        issuedAt: simulator.now(),
      }),
      certificate: readCertificate(login.token),
      signingTime: simulator.now(),
    },
    (bytes) => signHash(unit.key, bytes),
  );
  return { invoiceHash: hash, uuid, invoice: Buffer.from(xml).toString("base64") };
}

describe("what the product writes", () => {
  it("passes all six checks and both invoice calls without a warning", async () => {
    const simulator = aSimulator({ check: checkRules });
    const unit = await aUnit();
    const compliance = await complianceOf(simulator, unit);
    for (const step of complianceSteps) {
      const body = issued(simulator, unit, compliance, step);
      const answer = await call(simulator, "/compliance/invoices", body, { login: compliance });
      expect([step, answer.status, answer.text]).toEqual([step, 200, expect.any(String)]);
    }
    const login = loginOf(
      (
        await call(
          simulator,
          "/production/csids",
          { compliance_request_id: `${compliance.requestID}` },
          { login: compliance },
        )
      ).body,
    );
    const simplified = issued(simulator, unit, login, "simplified-compliant");
    expect((await call(simulator, "/invoices/reporting/single", simplified, { login })).status).toBe(200);
    const position = { icv: 2, pih: simplified.invoiceHash };
    const standard = issued(simulator, unit, login, "standard-compliant", position);
    const cleared = await call(simulator, "/invoices/clearance/single", standard, { login });
    expect(cleared.status).toBe(200);
    expect(simulator.mails()).toEqual([]);

    const xml = Buffer.from(String(cleared.body["clearedInvoice"]), "base64");
    const checked = checkDocument(xml, { at: simulator.now() });
    expect(checked.hash).toBe(standard.invoiceHash);
    expect(checked.stages).toMatchObject({ XSD: "PASS", EN: "PASS", KSA: "PASS", SIGNATURE: "PASS" });
  });
});
