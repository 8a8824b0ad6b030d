import { describe, expect, test } from "vitest";
import { clear, nginx, report, unauthorized, wrongVersion } from "./support.ts";

const info =
  '{"type":"INFO","code":"XSD_ZATCA_VALID","category":"XSD validation","message":"Complied with UBL 2.1 standards in line with ZATCA specifications","status":"PASS"}';
const warning =
  '{"type":"WARNING","code":"BR-KSA-98","category":"KSA","message":"[BR-KSA-98] - The simplified invoice should be submitted within 24 hours of issuing the invoice.","status":"WARNING"}';
const error =
  '{"type":"ERROR","code":"BR-KSA-06","category":"KSA","message":"The transaction code is invalid.","status":"ERROR"}';
const results = (status: string, warnings = "", errors = ""): string =>
  `"validationResults":{"infoMessages":[${info}],"warningMessages":[${warnings}],"errorMessages":[${errors}],"status":"${status}"}`;

const clearedXml = '<?xml version="1.0" encoding="UTF-8"?>\n<Invoice>مختومة</Invoice>\n';
const cleared = Buffer.from(clearedXml).toString("base64");

const reported = `{${results("PASS")},"reportingStatus":"REPORTED"}`;
const reportedWithWarning = `{${results("WARNING", warning)},"reportingStatus":"REPORTED"}`;
const notReported = `{${results("ERROR", "", error)},"reportingStatus":"NOT_REPORTED"}`;
const clearedAnswer = `{${results("PASS")},"clearanceStatus":"CLEARED","clearedInvoice":"${cleared}"}`;
const notCleared = `{${results("ERROR", "", error)},"clearanceStatus":"NOT_CLEARED","clearedInvoice":null}`;
const blank = '{"type":"ERROR","code":null,"category":null,"message":"","status":"ERROR"}';

describe("reporting", () => {
  test.each([
    ["200 REPORTED", 200, reported, "accepted"],
    [
      "200 as the guide shows it, without infoMessages",
      200,
      '{"validationResults":{"status":"PASS","warningMessages":[],"errorMessages":[]},"reportingStatus":"REPORTED"}',
      "accepted",
    ],
    [
      "200 with null lists",
      200,
      '{"validationResults":{"infoMessages":null,"warningMessages":null,"errorMessages":null,"status":"PASS"},"reportingStatus":"REPORTED"}',
      "accepted",
    ],
    ["200 as JSON inside a JSON string", 200, JSON.stringify(reported), "accepted"],
    ["200 wrapped in value", 200, `{"value":${reported}}`, "accepted"],
    ["202 with a warning", 202, reportedWithWarning, "accepted_with_warnings"],
    ["200 with a warning", 200, reportedWithWarning, "accepted_with_warnings"],
    [
      "REPORTED_WITH_WARNINGS",
      200,
      reported.replace('"REPORTED"', '"REPORTED_WITH_WARNINGS"'),
      "accepted_with_warnings",
    ],
    [
      "409 with the swagger's body",
      409,
      `{"validationResults":{"infoMessages":[],"warningMessages":[],"errorMessages":[{"type":"ERROR","code":null,"category":null,"message":"Invoice was already Reported successfully earlier.","status":"ERROR"}],"status":"ERROR"},"reportingStatus":"NOT_REPORTED"}`,
      "already_accepted",
    ],
    [
      "409 with Duplicate-Invoice",
      409,
      `{"validationResults":{"infoMessages":[],"warningMessages":[],"errorMessages":[{"type":"ERROR","code":"Invoice-Errors","category":"Duplicate-Invoice","message":"Invoice Hash Previously Submitted","status":"ERROR"}],"status":"ERROR"},"reportingStatus":"NOT_REPORTED"}`,
      "already_accepted",
    ],
    [
      "409 REPORTED_SUCCESSFULLY_EARLIER",
      409,
      '{"reportingStatus":"REPORTED_SUCCESSFULLY_EARLIER"}',
      "already_accepted",
    ],
    ["409 without a body", 409, "", "already_accepted"],
    ["400 with errors", 400, notReported, "rejected"],
    ["400 with the list spelt erroMessages", 400, notReported.replace("errorMessages", "erroMessages"), "rejected"],
    [
      "400 in the V1 shape",
      400,
      '{"invoiceHash":"x","status":"NOT_REPORTED","warnings":[],"errors":[{"code":"BR-26","message":"m"}]}',
      "rejected",
    ],
    ["422 with errors", 422, notReported, "rejected"],
    ["401 with a body", 401, unauthorized, "credential_refused"],
    ["401 without a body", 401, "", "credential_refused"],
    ["403", 403, '{"message":"You are not authorized to use this api endpoint"}', "credential_refused"],
    ["429", 429, "", "throttled"],
    ["413", 413, nginx, "too_large"],
    [
      "500 HTTP-Errors",
      500,
      '{"category":"HTTP-Errors","code":"500","message":"Something went wrong and caused an Internal Server Error."}',
      "may_have_arrived",
    ],
    ["502 HTML", 502, nginx, "may_have_arrived"],
    ["503 HTML", 503, nginx, "may_have_arrived"],
    ["504 HTML", 504, nginx, "may_have_arrived"],
    ["408", 408, "", "may_have_arrived"],
    ["200 HTML from a firewall", 200, "<html><title>Request Rejected</title></html>", "may_have_arrived"],
    ["200 empty", 200, "", "may_have_arrived"],
    ["200 cut off", 200, reported.slice(0, 80), "may_have_arrived"],
    [
      "400 with empty messages",
      400,
      `{${results("ERROR", "", blank)},"reportingStatus":"NOT_REPORTED"}`,
      "may_have_arrived",
    ],
    ["400 with null lists", 400, '{"validationResults":null,"reportingStatus":null}', "may_have_arrived"],
    ["400 plain text", 400, "Invalid Request", "may_have_arrived"],
    ["400 empty", 400, "", "may_have_arrived"],
    ["404", 404, nginx, "configuration"],
    ["405", 405, "", "configuration"],
    ["406", 406, wrongVersion, "configuration"],
    ["422 without errors", 422, "{}", "configuration"],
    ["301", 301, "", "configuration"],
    ["303 on reporting", 303, "{}", "configuration"],
    ["200 NOT_REPORTED", 200, reported.replace('"REPORTED"', '"NOT_REPORTED"'), "contradictory"],
    ["200 with errors", 200, `{${results("PASS", "", error)},"reportingStatus":"REPORTED"}`, "contradictory"],
    ["200 with validation ERROR", 200, `{${results("ERROR")},"reportingStatus":"REPORTED"}`, "contradictory"],
    ["200 that says nothing", 200, "{}", "contradictory"],
    ["200 CLEARED instead of REPORTED", 200, clearedAnswer, "contradictory"],
  ])("%s", async (_name, status, body, kind) => {
    expect((await report({ status, body })).outcome.kind).toBe(kind);
  });

  test("warnings come with code, category and text", async () => {
    const { outcome } = await report({ status: 202, body: reportedWithWarning });
    expect(outcome.messages.map(({ type, code, category, status }) => [type, code, category, status])).toEqual([
      ["INFO", "XSD_ZATCA_VALID", "XSD validation", "PASS"],
      ["WARNING", "BR-KSA-98", "KSA", "WARNING"],
    ]);
  });

  test("the wait that the gateway asks for is kept", async () => {
    const seconds = await report({ status: 429, headers: { "retry-after": "120" } });
    const date = await report({ status: 429, headers: { "retry-after": "Sun, 01 Mar 2026 09:00:30 GMT" } });
    expect(seconds.outcome).toMatchObject({ kind: "throttled", retryAfterMs: 120_000 });
    expect(date.outcome).toMatchObject({ kind: "throttled", retryAfterMs: 30_000 });
    expect((await report({ status: 429 })).outcome).toMatchObject({ retryAfterMs: null });
  });

  test.each([
    ["a reset", Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } }), "reset"],
    [
      "a refused connection",
      new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) }),
      "unreachable",
    ],
    [
      "a bad certificate",
      new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "CERT_HAS_EXPIRED" }) }),
      "unreachable",
    ],
    ["a timeout", new DOMException("late", "TimeoutError"), "timeout"],
  ])("%s may have arrived", async (_name, failure, reason) => {
    const { outcome, exchange } = await report(failure);
    expect(outcome).toMatchObject({ kind: "may_have_arrived", reason });
    expect(exchange).toMatchObject({ response: undefined, failure: reason });
  });
});

describe("clearance", () => {
  test.each([
    ["200 CLEARED", 200, clearedAnswer, "accepted"],
    [
      "202 CLEARED with warnings",
      202,
      `{${results("WARNING", warning)},"clearanceStatus":"CLEARED","clearedInvoice":"${cleared}"}`,
      "accepted_with_warnings",
    ],
    [
      "CLEARED_WITH_WARNINGS",
      200,
      clearedAnswer.replace('"CLEARED"', '"CLEARED_WITH_WARNINGS"'),
      "accepted_with_warnings",
    ],
    ["208 with the swagger's body", 208, clearedAnswer, "already_accepted"],
    [
      "208 NOT_CLEARED without a copy",
      208,
      '{"clearanceStatus":"NOT_CLEARED","clearedInvoice":null}',
      "already_accepted",
    ],
    ["409", 409, "", "already_accepted"],
    [
      "303",
      303,
      '{"message":"Clearance is deactiviated. Please use the /invoices/reporting/single endpoint instead."}',
      "use_reporting",
    ],
    ["303 to an HTML page", 303, nginx, "configuration"],
    ["302", 302, "", "configuration"],
    ["400 NOT_CLEARED", 400, notCleared, "rejected"],
    [
      "422 as the guide shows it",
      422,
      '{"validationResults":{"status":"ERROR","warningMessages":[],"errorMessages":[{"type":"ERROR","code":"BR-KSA-44","category":"KSA","message":"Invalid VAT registration number format."}]},"clearanceStatus":"NOT_CLEARED"}',
      "rejected",
    ],
    [
      "200 CLEARED without a copy",
      200,
      `{${results("PASS")},"clearanceStatus":"CLEARED","clearedInvoice":null}`,
      "contradictory",
    ],
    [
      "200 with a copy that is not base64",
      200,
      `{${results("PASS")},"clearanceStatus":"CLEARED","clearedInvoice":"###"}`,
      "contradictory",
    ],
    [
      "200 with half a copy",
      200,
      `{${results("PASS")},"clearanceStatus":"CLEARED","clearedInvoice":"${Buffer.from(clearedXml.slice(0, 60)).toString("base64")}"}`,
      "contradictory",
    ],
    ["200 NOT_CLEARED", 200, notCleared.replace(error, ""), "contradictory"],
    ["200 REPORTED instead of CLEARED", 200, reported, "contradictory"],
  ])("%s", async (_name, status, body, kind) => {
    expect((await clear({ status, body })).outcome.kind).toBe(kind);
  });

  test("the cleared copy is handed over byte for byte", async () => {
    const { outcome } = await clear({ status: 200, body: clearedAnswer });
    if (outcome.kind !== "accepted") throw new Error(outcome.kind);
    expect(new TextDecoder().decode(outcome.clearedInvoice)).toBe(clearedXml);
  });

  test("a duplicate says whether the copy came along", async () => {
    const live = `{"validationResults":{"infoMessages":[],"warningMessages":[{"type":"WARNING","code":"Invoice-Warning","category":"Duplicate-Invoice","message":"Invoice Hash Previously submitted.","status":"WARNING"}],"errorMessages":[],"status":"WARNING"},"clearanceStatus":"CLEARED","clearedInvoice":"${cleared}"}`;
    const withCopy = await clear({ status: 208, body: live });
    const without = await clear({ status: 208, body: '{"clearanceStatus":"NOT_CLEARED","clearedInvoice":null}' });
    expect(withCopy.outcome).toMatchObject({ kind: "already_accepted", clearedInvoice: expect.any(Uint8Array) });
    expect(without.outcome).toMatchObject({ kind: "already_accepted", clearedInvoice: null });
  });
});
