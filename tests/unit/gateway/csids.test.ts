import { describe, expect, test } from "vitest";
import {
  nginx,
  renew,
  requestCompliance,
  requestProduction,
  secret,
  token,
  unauthorized,
  wrongVersion,
} from "./support.ts";

const issued = `{"requestID":1234567890123,"tokenType":null,"dispositionMessage":"ISSUED","binarySecurityToken":"${token}","secret":"${secret}","errors":null}`;
const live = `{"requestID":30368,"tokenType":"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3","dispositionMessage":"ISSUED","binarySecurityToken":"${token}","secret":"${secret}"}`;
const checksFirst = `{"requestID":1730365866069,"tokenType":null,"dispositionMessage":"NOT_COMPLIANT","binarySecurityToken":"${token}","secret":"${secret}","errors":null}`;
const serverError = '{"code":"Invalid-Request","message":"System failed to process your request"}';
const errors = (code: string, message = "text"): string => JSON.stringify({ errors: [{ code, message }] });
const template =
  "unable to submit and sign the csr in zatca side, caused : Denied by Policy Module 0x80094800, The request was for a certificate template that is not supported by the Active Directory Certificate Services policy: PREZATCA-Code-Signing.\r\n";
const steps = "standard-compliant,standard-credit-note-compliant,simplified-compliant";

describe("POST /compliance", () => {
  test("gives token and secret verbatim and the request id as a string", async () => {
    const { outcome } = await requestCompliance({ status: 200, body: issued });
    if (outcome.kind !== "issued") throw new Error(outcome.kind);
    expect(outcome.requestId).toBe("1234567890123");
    expect(outcome.credential).toMatchObject({ kind: "compliance", environment: "simulation" });
    expect([outcome.credential.token.revealText(), outcome.credential.secret.revealText()]).toEqual([token, secret]);
  });

  test("a request id that comes as a string is the same", async () => {
    const { outcome } = await requestCompliance({
      status: 200,
      body: issued.replace("1234567890123", '"1234567890123"'),
    });
    expect(outcome).toMatchObject({ kind: "issued", requestId: "1234567890123" });
  });

  test.each([
    [400, errors("Missing-OTP", "OTP is required field"), "otp_missing"],
    [400, errors("Invalid-OTP", "The provided OTP is invalid"), "otp_invalid"],
    [400, '{"code":"Invalid-OTP","message":"The provided OTP is invalid"}', "otp_invalid"],
    [400, errors("Missing-CSR", "CSR is required field"), "csr_missing"],
    [400, errors("Invalid-CSR", "The provided CSR is invalid"), "csr_invalid"],
    [
      400,
      '{"errorCode":"400","errorCategory":"Invalid-CSR","errorMessage":"The provided Certificate Signing Request (CSR) is invalid."}',
      "csr_invalid",
    ],
    [400, '{"error":{"code":"Invalid-CSR","message":"m"}}', "csr_invalid"],
    [400, '[{"code":"Invalid-CSR","message":"m"}]', "csr_invalid"],
    [400, JSON.stringify(errors("Invalid-OTP")), "otp_invalid"],
    [
      400,
      '{"type":"ERROR","code":"EXCEED_CHARACTER_LIMIT","category":"CSR_VALIDATION","message":"Maximum number of characters for Serial Number should be less than or equal to 64.","status":"ERROR"}',
      "csr_field_too_long",
    ],
    [
      400,
      '{"requestID":-1,"dispositionMessage":"NOT_COMPLIANT","binarySecurityToken":"","secret":"","errors":["Invoice type is wrong"]}',
      "not_compliant",
    ],
    [
      400,
      '{"requestID":-1,"dispositionMessage":"NOT_COMPLIANT","binarySecurityToken":"","secret":"","errors":"Invoice type is wrong"}',
      "not_compliant",
    ],
    [400, errors("Invalid-Industry"), "industry_invalid"],
    [400, errors("Something-New"), "other"],
    [400, '{"errors":null}', "unexplained"],
    [422, errors("Invalid-CSR"), "csr_invalid"],
  ])("%i %s is refused", async (status, body, reason) => {
    expect((await requestCompliance({ status, body })).outcome).toMatchObject({ kind: "refused", reason });
  });

  test.each([
    ["406", 406, wrongVersion, "configuration"],
    ["404", 404, nginx, "configuration"],
    ["413", 413, "", "configuration"],
    ["401, since no login was sent", 401, "", "configuration"],
    ["303", 303, "", "configuration"],
    ["422 without messages", 422, "{}", "configuration"],
    ["429", 429, "", "throttled"],
    ["500", 500, serverError, "answer_lost"],
    ["500 that is broken JSON", 500, '{"code":"Invalid-Request",', "answer_lost"],
    ["504 HTML", 504, nginx, "answer_lost"],
    ["200 HTML", 200, nginx, "answer_lost"],
    ["200 empty", 200, "", "answer_lost"],
    ["200 without a disposition", 200, "{}", "contradictory"],
    ["409", 409, "{}", "contradictory"],
    ["428", 428, checksFirst, "contradictory"],
  ])("%s", async (_name, status, body, kind) => {
    expect((await requestCompliance({ status, body })).outcome.kind).toBe(kind);
  });

  test("what an incomplete answer held is not lost", async () => {
    const { outcome } = await requestCompliance({ status: 200, body: issued.replace(`"${secret}"`, "null") });
    if (outcome.kind !== "contradictory") throw new Error(outcome.kind);
    expect(outcome.reason).toBe("incomplete");
    expect(outcome.given.token?.revealText()).toBe(token);
  });

  test("a connection that never opened is told apart from a lost answer", async () => {
    const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    const never = await requestCompliance(new TypeError("fetch failed", { cause }));
    const lost = await requestCompliance(new DOMException("late", "TimeoutError"));
    expect(never.outcome).toMatchObject({ kind: "answer_lost", reason: "unreachable" });
    expect(lost.outcome).toMatchObject({ kind: "answer_lost", reason: "timeout" });
  });
});

describe("POST /production/csids", () => {
  test("gives a production credential", async () => {
    const { outcome } = await requestProduction({ status: 200, body: live });
    expect(outcome).toMatchObject({ kind: "issued", requestId: "30368", credential: { kind: "production" } });
  });

  test.each([200, 400])("NOT_COMPLIANT on %i is a refusal for the wrong template", async (status) => {
    const body = JSON.stringify({
      requestID: -2,
      tokenType: null,
      dispositionMessage: "NOT_COMPLIANT",
      binarySecurityToken: null,
      errors: [template],
    });
    const { outcome } = await requestProduction({ status, body });
    expect(outcome).toMatchObject({ kind: "refused", reason: "template_not_supported" });
    expect(outcome.messages[0]?.message).toContain("0x80094800");
  });

  test("missing steps are read from the brackets", async () => {
    const message = `The compliance certificate is not done with the following compliance steps yet [${steps}]`;
    const flat = await requestProduction({
      status: 400,
      body: JSON.stringify({ code: "Missing-ComplianceSteps", message }),
    });
    const listed = await requestProduction({
      status: 400,
      body: errors("Missing-ComplianceSteps", "Compliance steps for this CSID are not yet complete"),
    });
    expect(flat.outcome).toMatchObject({ reason: "missing_compliance_steps", missingSteps: steps.split(",") });
    expect(listed.outcome).toMatchObject({ reason: "missing_compliance_steps", missingSteps: [] });
  });

  test.each([
    ["Missing-compliance_request_id", "request_id_missing"],
    ["Invalid-ComplianceRequestId", "request_id_invalid"],
    ["Missing-CurrentCCSID", "current_csid_missing"],
    ["Invalid-CurrentCCSID", "current_csid_invalid"],
  ])("%s", async (code, reason) => {
    expect((await requestProduction({ status: 400, body: errors(code) })).outcome).toMatchObject({
      kind: "refused",
      reason,
    });
  });

  test("401 is the credential's fault", async () => {
    expect((await requestProduction({ status: 401, body: unauthorized })).outcome.kind).toBe("credential_refused");
  });
});

describe("PATCH /production/csids", () => {
  test.each([
    ["428 bare", 428, checksFirst],
    ["428 wrapped in value", 428, `{"value":${checksFirst}}`],
    ["the same body with 200", 200, checksFirst],
  ])("%s is a compliance credential: checks first", async (_name, status, body) => {
    const { outcome } = await renew({ status, body });
    expect(outcome).toMatchObject({
      kind: "compliance_first",
      requestId: "1730365866069",
      credential: { kind: "compliance" },
    });
  });

  test.each([
    ["200 ISSUED", 200, live, "issued"],
    ["428 without a token", 428, '{"message":"renewed but not compliant yet"}', "contradictory"],
    [
      "200 NOT_COMPLIANT without a token",
      200,
      '{"requestID":-2,"dispositionMessage":"NOT_COMPLIANT","binarySecurityToken":null,"errors":["no"]}',
      "refused",
    ],
    ["400 Invalid-OTP", 400, errors("Invalid-OTP"), "refused"],
    ["400 Missing-currentCSID", 400, errors("Missing-currentCSID"), "refused"],
    ["401", 401, unauthorized, "credential_refused"],
    ["406", 406, wrongVersion, "configuration"],
    [
      "500",
      500,
      '{"category":"HTTP-Errors","code":"500","message":"Something went wrong and caused an Internal Server Error."}',
      "answer_lost",
    ],
  ])("%s", async (_name, status, body, kind) => {
    expect((await renew({ status, body })).outcome.kind).toBe(kind);
  });
});
