import { expect, test } from "vitest";
import type { Gateway } from "#lib/gateway/client.ts";
import type { Credential, Otp } from "#lib/gateway/credentials.ts";
import type { Secret } from "#lib/secret.ts";
import { document } from "./support.ts";

type Given = {
  readonly gateway: Gateway;
  readonly sandbox: Credential<"production", "sandbox">;
  readonly production: Credential<"production", "production">;
  readonly compliance: Credential<"compliance", "production">;
  readonly renewal: Otp<"renewal", "production">;
  readonly onboarding: Otp<"onboarding", "simulation">;
  readonly secret: Secret;
};

/** Never run: each line holds only because the type checker refuses it. */
export function refusedByTheCompiler({ gateway, sandbox, production, compliance, renewal, onboarding, secret }: Given) {
  const environment = "production";
  return [
    () => gateway.report({ environment, credential: production, document }),
    () => gateway.checkCompliance({ environment, credential: compliance, document }),
    () => gateway.checkCompliance({ environment, credential: production, document }),
    // @ts-expect-error a credential of another environment
    () => gateway.report({ environment, credential: sandbox, document }),
    // @ts-expect-error a compliance credential cannot report
    () => gateway.report({ environment, credential: compliance, document }),
    // @ts-expect-error nor clear
    () => gateway.clear({ environment, credential: compliance, document }),
    // @ts-expect-error a production credential cannot ask for its own successor by POST
    () => gateway.requestProduction({ environment, credential: production, complianceRequestId: "1" }),
    // @ts-expect-error a compliance credential cannot renew
    () => gateway.renewProduction({ environment, credential: compliance, otp: renewal, csr: "" }),
    // @ts-expect-error an OTP of another kind
    () => gateway.requestCompliance({ environment, otp: renewal, csr: "" }),
    // @ts-expect-error an OTP of another environment
    () => gateway.requestCompliance({ environment, otp: onboarding, csr: "" }),
    () => {
      // @ts-expect-error a look-alike object is no credential
      const credential: Credential<"production", "production"> = {
        kind: "production",
        environment,
        token: secret,
        secret,
      };
      return gateway.report({ environment, credential, document });
    },
  ];
}

test("the compiler's refusals stand in this file", () => {
  expect(refusedByTheCompiler).toBeTypeOf("function");
});
