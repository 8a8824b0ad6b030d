import { expect, test } from "vitest";
import { check, nginx, unauthorized, wrongVersion } from "./support.ts";

const info = '{"type":"INFO","code":"XSD_ZATCA_VALID","category":"XSD validation","message":"ok","status":"PASS"}';
const qr = '"qrSellertStatus":null,"qrBuyertStatus":null';
const results = (status: string, warnings = "[]", errors = "[]"): string =>
  `"validationResults":{"infoMessages":[${info}],"warningMessages":${warnings},"errorMessages":${errors},"status":"${status}"}`;
const warning = '[{"type":"WARNING","code":"BR-KSA-98","category":"KSA","message":"late","status":"WARNING"}]';
const failure =
  '[{"type":"ERROR","code":"BR-KSA-37","category":"KSA","message":"The seller address building number must contain 4 digits.","status":"ERROR"}]';

test.each([
  [
    "simplified passed",
    200,
    `{${results("PASS")},"reportingStatus":"REPORTED","clearanceStatus":null,${qr}}`,
    "passed",
  ],
  ["standard passed", 200, `{${results("PASS")},"reportingStatus":null,"clearanceStatus":"CLEARED",${qr}}`, "passed"],
  [
    "the swagger's malformed success",
    200,
    `{"validationResults":{"infoMessages":${info}},"warningMessages":[],"errorMessages":[],"status":"PASS","reportingStatus":"REPORTED","clearanceStatus":null,${qr}}`,
    "passed",
  ],
  [
    "null lists",
    200,
    `{${results("PASS", "null", "null")},"reportingStatus":"REPORTED","clearanceStatus":null}`,
    "passed",
  ],
  [
    "202 with warnings",
    202,
    `{${results("WARNING", warning)},"reportingStatus":"REPORTED","clearanceStatus":null}`,
    "passed_with_warnings",
  ],
  [
    "200 with warnings",
    200,
    `{${results("WARNING", warning)},"reportingStatus":"REPORTED","clearanceStatus":null}`,
    "passed_with_warnings",
  ],
  [
    "failed",
    400,
    `{${results("ERROR", "[]", failure)},"reportingStatus":"NOT_REPORTED","clearanceStatus":null,${qr}}`,
    "failed",
  ],
  [
    "failed in the V1 shape",
    400,
    '{"invoiceHash":"x","status":"NOT_REPORTED","warnings":[],"errors":[{"code":"BR-KSA-37","message":"m"}]}',
    "failed",
  ],
  ["422 with errors", 422, `{${results("ERROR", "[]", failure)},"clearanceStatus":"NOT_CLEARED"}`, "failed"],
  ["400 without messages", 400, "{}", "may_have_arrived"],
  ["401", 401, unauthorized, "credential_refused"],
  ["401 empty", 401, "", "credential_refused"],
  ["413", 413, "", "too_large"],
  ["429", 429, "", "throttled"],
  ["406", 406, wrongVersion, "configuration"],
  ["303", 303, "", "configuration"],
  [
    "500 Invalid-Request",
    500,
    '{"code":"Invalid-Request","message":"System failed to process your request"}',
    "may_have_arrived",
  ],
  ["503 HTML", 503, nginx, "may_have_arrived"],
  ["200 NOT_REPORTED", 200, `{${results("PASS")},"reportingStatus":"NOT_REPORTED"}`, "contradictory"],
  ["200 with errors", 200, `{${results("ERROR", "[]", failure)},"reportingStatus":"REPORTED"}`, "contradictory"],
  ["200 without a status", 200, `{${results("PASS")}}`, "contradictory"],
  ["409", 409, "", "contradictory"],
])("%s", async (_name, status, body, kind) => {
  expect((await check({ status, body })).outcome.kind).toBe(kind);
});

test("a lost answer is not a failed check", async () => {
  expect((await check(new TypeError("terminated"))).outcome).toMatchObject({
    kind: "may_have_arrived",
    reason: "reset",
  });
});
