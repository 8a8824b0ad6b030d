import { describe, expect, test } from "vitest";
import type { Environment } from "#lib/domain/environment.ts";
import type { Gateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { Credential, Otp, type CredentialKind } from "#lib/gateway/credentials.ts";
import { endpoints, type Endpoint } from "#lib/gateway/endpoints.ts";
import { send, type Call, type Wire } from "#lib/gateway/send.ts";
import { Secret } from "#lib/secret.ts";
import {
  credential,
  csr,
  document,
  gatewayThat,
  now,
  onboardingOtp,
  otpCode,
  renewalOtp,
  secret,
  token,
} from "./support.ts";

const accepted = '{"validationResults":{"status":"PASS"},"reportingStatus":"REPORTED"}';
const production = { environment: "simulation", credential: credential("production") } as const;
const basic = `Basic ${Buffer.from(`${token}:${secret}`).toString("base64")}`;
const base = "https://gw-fatoora.zatca.gov.sa/e-invoicing/simulation";

const sentBy = async (call: (gateway: Gateway) => Promise<unknown>) => {
  const { gateway, requests } = gatewayThat({ status: 500 });
  await call(gateway);
  const request = requests[0];
  if (request === undefined) throw new Error("nothing was sent");
  return { request, body: await request.json(), headers: Object.fromEntries(request.headers) };
};

describe("what goes out", () => {
  test("POST /compliance carries OTP and CSR, no login", async () => {
    const { request, body, headers } = await sentBy((gateway) =>
      gateway.requestCompliance({ environment: "simulation", otp: onboardingOtp, csr }),
    );
    expect([request.method, request.url]).toEqual(["POST", `${base}/compliance`]);
    expect(headers).toEqual({
      accept: "application/json",
      "accept-version": "V2",
      "content-type": "application/json",
      otp: otpCode,
    });
    expect(body).toEqual({ csr: Buffer.from(csr).toString("base64") });
  });

  test("PATCH /production/csids carries OTP, CSR and the production login", async () => {
    const { request, headers } = await sentBy((gateway) =>
      gateway.renewProduction({ ...production, otp: renewalOtp, csr }),
    );
    expect([request.method, request.url]).toEqual(["PATCH", `${base}/production/csids`]);
    expect(headers).toMatchObject({ otp: "123456", authorization: basic, "accept-language": "en" });
  });

  test("POST /production/csids carries the request id as a string and no OTP", async () => {
    const { body, headers } = await sentBy((gateway) =>
      gateway.requestProduction({
        environment: "simulation",
        credential: credential("compliance"),
        complianceRequestId: "1234567890123",
      }),
    );
    expect(body).toEqual({ compliance_request_id: "1234567890123" });
    expect(headers).not.toHaveProperty("otp");
    expect(headers["authorization"]).toBe(basic);
  });

  test("documents carry hash, uuid and the exact bytes", async () => {
    const { request, body, headers } = await sentBy((gateway) => gateway.clear({ ...production, document }));
    expect([request.url, request.redirect]).toEqual([`${base}/invoices/clearance/single`, "manual"]);
    expect(headers).toMatchObject({ "accept-language": "en", "clearance-status": "1", "accept-version": "V2" });
    expect(body).toEqual({
      invoiceHash: document.invoiceHash,
      uuid: document.uuid,
      invoice: Buffer.from(document.xml).toString("base64"),
    });
  });

  test("language and Clearance-Status follow the settings", async () => {
    const { headers } = await sentBy((gateway) =>
      gateway.report({ ...production, document, settings: { language: "ar", clearanceStatus: null } }),
    );
    expect(headers["accept-language"]).toBe("ar");
    expect(headers).not.toHaveProperty("clearance-status");
  });

  test("compliance checks carry no Clearance-Status", async () => {
    const { request, headers } = await sentBy((gateway) => gateway.checkCompliance({ ...production, document }));
    expect(request.url).toBe(`${base}/compliance/invoices`);
    expect(headers).not.toHaveProperty("clearance-status");
  });

  test("only document calls may be replayed freely", () => {
    const safe = Object.entries(endpoints).filter(([, endpoint]) => endpoint.replay === "safe");
    expect(safe.map(([name]) => name)).toEqual(["checkCompliance", "report", "clear"]);
  });
});

const refusal = async (call: Promise<unknown>) =>
  await call.then(
    () => "sent",
    (error: { params?: { reason?: string } }) => error.params?.reason,
  );

const loose = (kind: CredentialKind, environment: Environment): Credential<CredentialKind, Environment> =>
  new Credential(kind, environment, new Secret(token), new Secret(secret));

const wire: Wire = {
  fetch: () => Promise.reject(new Error("sent")),
  config: gatewayConfig({}),
  clock: { now: () => now },
};

async function sendLoose(
  name: "report" | "requestProduction" | "requestCompliance",
  credentials: Pick<Call, "credential" | "otp">,
): Promise<string | undefined> {
  const endpoint: Endpoint = endpoints[name];
  return await refusal(
    send(wire, name, endpoint, { environment: "simulation", body: {}, settings: {}, ...credentials }),
  );
}

describe("what never goes out", () => {
  test("a credential of another kind", async () => {
    expect(await sendLoose("report", { credential: loose("compliance", "simulation") })).toBe("credential_kind");
    expect(await sendLoose("requestProduction", { credential: loose("production", "simulation") })).toBe(
      "credential_kind",
    );
    expect(await sendLoose("requestCompliance", { credential: loose("compliance", "simulation") })).toBe(
      "credential_kind",
    );
    expect(await sendLoose("report", {})).toBe("credential_missing");
  });

  test("a credential or OTP of another environment", async () => {
    const { gateway, requests } = gatewayThat({ status: 200, body: accepted });
    const [environment, foreign]: [Environment, Environment] = ["production", "simulation"];
    const credentials = new Credential("production", foreign, new Secret(token), new Secret(secret));
    const call = { environment, credential: credentials, document };
    expect(await refusal(gateway.report<Environment>(call))).toBe("credential_environment");
    const otp = new Otp("onboarding", "sandbox", new Secret(otpCode));
    expect(await sendLoose("requestCompliance", { otp })).toBe("otp_environment");
    expect(await sendLoose("requestCompliance", { otp: renewalOtp })).toBe("otp_kind");
    expect(requests).toEqual([]);
  });

  test("a private key, a malformed hash or a malformed OTP", async () => {
    const { gateway } = gatewayThat({ status: 200 });
    const key = "-----BEGIN EC PRIVATE KEY-----\nMHQ\n-----END EC PRIVATE KEY-----";
    expect(await refusal(gateway.requestCompliance({ environment: "simulation", otp: onboardingOtp, csr: key }))).toBe(
      "request_body",
    );
    expect(
      await refusal(gateway.requestCompliance({ environment: "simulation", otp: onboardingOtp, csr: `${csr}${key}` })),
    ).toBe("request_body");
    expect(
      await refusal(gateway.report({ ...production, document: { ...document, invoiceHash: "9f8c7d6e5b4a" } })),
    ).toBe("request_body");
    expect(() => new Otp("renewal", "simulation", new Secret("12345"))).toThrow("gateway.not_allowed");
  });

  test("anything to an environment without an address", async () => {
    const { gateway } = gatewayThat({ status: 200 });
    const call = {
      environment: "simulator",
      credential: new Credential("production", "simulator", new Secret(token), new Secret(secret)),
    } as const;
    expect(await refusal(gateway.report({ ...call, document }))).toBe("environment_without_address");
  });
});

describe("limits", () => {
  test("a platform that never answers is left at the deadline", async () => {
    const controller = new AbortController();
    const { gateway } = gatewayThat(
      { status: 200 },
      { fetch: () => new Promise(() => undefined), deadline: () => controller.signal },
    );
    const answer = gateway.report({ ...production, document });
    controller.abort(new DOMException("late", "TimeoutError"));
    expect((await answer).outcome).toMatchObject({ kind: "may_have_arrived", reason: "timeout" });
  });

  test("a body that stops half way is left at the deadline, and its status stays in the evidence", async () => {
    const controller = new AbortController();
    const { gateway } = gatewayThat(
      { status: 200 },
      {
        fetch: () => {
          queueMicrotask(() => queueMicrotask(() => controller.abort(new DOMException("late", "TimeoutError"))));
          return Promise.resolve(
            new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(3)) })),
          );
        },
        deadline: () => controller.signal,
      },
    );
    const { outcome, exchange } = await gateway.report({ ...production, document });
    expect(outcome).toMatchObject({ kind: "may_have_arrived", reason: "timeout" });
    expect(exchange).toMatchObject({ failure: "timeout", response: { status: 200, body: "" } });
  });

  test("the deadline comes from the table or from the caller", async () => {
    const asked: number[] = [];
    const { gateway } = gatewayThat(
      { status: 200, body: accepted },
      { deadline: (ms) => (asked.push(ms), new AbortController().signal) },
    );
    await gateway.report({ ...production, document });
    await gateway.report({ ...production, document, settings: { timeoutMs: 1234 } });
    expect(asked).toEqual([60_000, 1234]);
  });

  test("an oversized answer is not read to its end", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (stream) => {
        pulled += 1;
        stream.enqueue(new Uint8Array(8 * 1024 * 1024));
      },
    });
    const { gateway } = gatewayThat({ status: 200 }, { fetch: () => Promise.resolve(new Response(endless)) });
    const { outcome } = await gateway.report({ ...production, document });
    expect(outcome).toMatchObject({ kind: "may_have_arrived", reason: "answer_too_large" });
    expect(pulled).toBeLessThan(8);
  });
});

describe("evidence", () => {
  test("holds no OTP, token, secret or login, sent or received", async () => {
    const issuedToken = "TUlJRDNqQ0NBNFNnQXdJQkFnSVRFUUFBT0FQRjkw";
    const issuedSecret = "CkYsEXfV8c1gFHAtFWoZv73pGMvh/Qyo4LzKM2h/8Hg=";
    const issued = JSON.stringify({
      value: {
        requestID: 1234567890123,
        dispositionMessage: "NOT_COMPLIANT",
        binarySecurityToken: issuedToken,
        secret: issuedSecret,
      },
    });
    const bodies = [
      issued,
      JSON.stringify(issued),
      issued.replaceAll("/", "\\/"),
      issued.slice(0, -20),
      `<html>OTP 123456 login ${basic} ${secret} is wrong</html>`,
    ];
    for (const body of bodies) {
      const headers = { "set-cookie": "TS01=abc", "x-echo": "kept" };
      const { gateway } = gatewayThat({ status: 428, body, headers });
      const { exchange } = await gateway.renewProduction({ ...production, otp: renewalOtp, csr });
      const stored = JSON.stringify(exchange);
      for (const hidden of [
        token,
        secret,
        basic.slice(6),
        issuedToken,
        issuedSecret,
        issuedSecret.slice(0, 20),
        "TS01",
      ])
        expect(stored).not.toContain(hidden);
      expect(stored).not.toMatch(/(?<!\d)123456(?!\d)/);
      expect(exchange.request.headers).toMatchObject({ otp: "[redacted]", authorization: "[redacted]" });
    }
    const { exchange } = await gatewayThat({ status: 428, body: issued }).gateway.renewProduction({
      ...production,
      otp: renewalOtp,
      csr,
    });
    expect(exchange.response?.body).toContain('"requestID":1234567890123');
  });

  test("says who was asked what, when, and what came back", async () => {
    const times = [new Date(0), new Date(1500)];
    const { gateway } = gatewayThat(
      { status: 200, body: accepted, headers: { "x-id": "7" } },
      { clock: { now: () => times.shift() ?? now } },
    );
    const { exchange } = await gateway.report({ ...production, document });
    expect(exchange).toMatchObject({
      endpoint: "report",
      environment: "simulation",
      request: { method: "POST", url: `${base}/invoices/reporting/single` },
      response: { status: 200, body: accepted, headers: { "x-id": "7" } },
      startedAt: new Date(0),
      endedAt: new Date(1500),
    });
    expect(exchange).not.toHaveProperty("failure");
  });
});
