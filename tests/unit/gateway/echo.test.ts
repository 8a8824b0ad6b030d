import { expect, test } from "vitest";
import { otpCode, requestCompliance, requestProduction, secret } from "./support.ts";

const echoes = [
  ["a list", JSON.stringify({ errors: [{ code: "Invalid-OTP", message: `OTP ${otpCode} is wrong` }] })],
  ["a flat error", JSON.stringify({ errorCode: 400, errorCategory: otpCode, errorMessage: `${otpCode}?` })],
  ["plain text", `the code ${otpCode} was used`],
] as const;

test.each(echoes)(
  "a code that the platform repeats in %s is in no message that is stored or shown",
  async (_, body) => {
    const said = await requestCompliance({ status: 400, body, headers: { "x-request": `otp=${otpCode}` } });
    expect(JSON.stringify(said)).not.toContain(otpCode);
  },
);

test("nor is a login", async () => {
  const body = JSON.stringify({ errorMessages: [{ code: "X", message: `the secret ${secret} is unknown` }] });
  expect(JSON.stringify(await requestProduction({ status: 400, body }))).not.toContain(secret);
});

test("a secret that comes as a number is not kept as evidence", async () => {
  const body =
    '{"requestID":1234567890123,"dispositionMessage":"ISSUED","binarySecurityToken":"TUlJ","secret": 987654321}';
  const { exchange } = await requestCompliance({ status: 200, body });
  expect(exchange.response?.body).toContain('"requestID":1234567890123');
  expect(JSON.stringify(exchange)).not.toContain("987654321");
});
