import { expect, test } from "vitest";
import { readAnswer } from "#lib/services/findings/read-answer.ts";

const error = (code: string, message = "text") => ({ type: "ERROR", code, category: "KSA", message, status: "ERROR" });
const rejection = (...errors: unknown[]) => ({
  validationResults: { infoMessages: [], warningMessages: [], errorMessages: errors, status: "ERROR" },
  reportingStatus: "NOT_REPORTED",
});
const codes = (text: string) => readAnswer(text).messages.map(({ code, entry }) => [code, entry?.code]);

test("a rejection gives ZATCA's word and every message with its explanation", () => {
  const answer = readAnswer(JSON.stringify(rejection(error("BR-KSA-44"), error("BR-KSA-9999", "something new"))));
  expect(answer).toMatchObject({ kind: "json", status: null, verdict: "NOT_REPORTED", mentioned: [] });
  expect(answer.messages.map(({ entry, message }) => [entry?.owner, message])).toEqual([
    ["accountant", "text"],
    [undefined, "something new"],
  ]);
});

test.for([
  [
    "headers before the body",
    (json: string) => `< HTTP/1.1 400 Bad Request\n< Content-Type: application/json\n\n${json}`,
    400,
  ],
  ["a line of a log", (json: string) => `2026-11-25 12:00 [till-7] status=400 answer: ${json} (tried 3 times)`, 400],
  ["JSON inside a JSON text", (json: string) => JSON.stringify(json), undefined],
  ["wrapped in value", (json: string) => `{"value":${json}}`, undefined],
  ["a list in front that is not it", (json: string) => `[worker] {retry} ${json}`, undefined],
] as const)("it is found in %s", ([, dressed, status]) => {
  const text = dressed(JSON.stringify(rejection(error("BR-KSA-08"))));
  expect(codes(text)).toEqual([["BR-KSA-08", "BR-KSA-08"]]);
  expect(readAnswer(text).status?.code).toBe(status);
});

test("the flat errors of the onboarding calls are found by their category", () => {
  const text = '{"errorCode":"400","errorCategory":"Invalid-OTP","errorMessage":"The provided OTP is invalid"}';
  expect(codes(text)).toEqual([["Invalid-OTP", "Invalid-OTP"]]);
  expect(readAnswer(text).status).toMatchObject({ code: 400, entry: { code: "HTTP-400" } });
});

test("a page of HTML is told by its status", () => {
  const answer = readAnswer("<html><head><title>504 Gateway Time-out</title></head></html>");
  expect(answer).toMatchObject({ kind: "html", status: { code: 504, entry: { code: "HTTP-504" } }, messages: [] });
});

test("a mail gives the codes that it speaks of, each once, and no ordinary word", () => {
  const text = "Dear taxpayer, certificate errors: BR-KSA-F-04, then BR-KSA-08 and BR-KSA-F-04 again. Contact 500.";
  expect(readAnswer(text).mentioned.map(({ code }) => code)).toEqual(["BR-KSA-F-04", "BR-KSA-08"]);
});

test("what nobody can read is said to be nothing", () => {
  for (const text of ["hello", "{", "[[[[", "{".repeat(5000), "}{"])
    expect(readAnswer(text)).toMatchObject({ messages: [], mentioned: [], verdict: null, status: null });
});
