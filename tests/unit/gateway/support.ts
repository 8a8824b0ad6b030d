import { createGateway, type Gateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { Credential, Otp, type CredentialKind } from "#lib/gateway/credentials.ts";
import type { Wire } from "#lib/gateway/send.ts";
import { Secret } from "#lib/secret.ts";

export const token = "TUlJQ1BUQ0NBZU9nQXdJQkFnSUdBWXp6Z0VoTk1Bb0dDQ3FHU000OUJBTUM=";
export const secret = "Dehvg1fc8GF6Jwt5bOxXwC6enR93VxeNEo2mlUatfgw=";
export const otpCode = "123345";
export const csr = "-----BEGIN CERTIFICATE REQUEST-----\nMIICFTCC\n-----END CERTIFICATE REQUEST-----\n";

export const credential = <Kind extends CredentialKind>(kind: Kind): Credential<Kind, "simulation"> =>
  new Credential(kind, "simulation", new Secret(token), new Secret(secret));
export const onboardingOtp = new Otp("onboarding", "simulation", new Secret(otpCode));
export const renewalOtp = new Otp("renewal", "simulation", new Secret("123456"));

export const document = {
  invoiceHash: "CV6DnxhHOJGbpqOr8JZzvakkH0Q4iEt0/YdwrhoZEVc=",
  uuid: "3cf5ee18-ee25-44ea-a444-2c37ba7f28be",
  xml: new TextEncoder().encode("<Invoice>فاتورة</Invoice>"),
};

export const now = new Date("2026-03-01T09:00:00Z");

type Answer = { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> };

/** A gateway whose platform gives one prepared answer, and the requests that reached it. */
export function gatewayThat(
  answer: Answer | Error,
  wire: Partial<Wire> = {},
): { gateway: Gateway; requests: Request[] } {
  const requests: Request[] = [];
  const gateway = createGateway({
    config: gatewayConfig({}),
    clock: { now: () => now },
    fetch: async (request) => {
      requests.push(request);
      if (answer instanceof Error) throw answer;
      return new Response(answer.body ?? "", { status: answer.status, headers: answer.headers ?? {} });
    },
    ...wire,
  });
  return { gateway, requests };
}

const production = { environment: "simulation", credential: credential("production") } as const;
const compliance = { environment: "simulation", credential: credential("compliance") } as const;

export const report = async (answer: Answer | Error) =>
  await gatewayThat(answer).gateway.report({ ...production, document });
export const clear = async (answer: Answer | Error) =>
  await gatewayThat(answer).gateway.clear({ ...production, document });
export const check = async (answer: Answer | Error) =>
  await gatewayThat(answer).gateway.checkCompliance({ ...compliance, document });
export const requestCompliance = async (answer: Answer | Error) =>
  await gatewayThat(answer).gateway.requestCompliance({ environment: "simulation", otp: onboardingOtp, csr });
export const requestProduction = async (answer: Answer | Error) =>
  await gatewayThat(answer).gateway.requestProduction({ ...compliance, complianceRequestId: "1234567890123" });
export const renew = async (answer: Answer | Error) =>
  await gatewayThat(answer).gateway.renewProduction({ ...production, otp: renewalOtp, csr });

export const unauthorized = '{"timestamp":1654514661409,"status":401,"error":"Unauthorized","message":""}';
export const nginx = "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head></html>";
export const wrongVersion = "This Version is not supported or not provided in the header.";
