import { describe, expect, test } from "vitest";
import { readCertificate, keyMatchesCertificate } from "#lib/crypto/certificate.ts";
import { stepsFor } from "#lib/domain/functionality-map.ts";
import { Otp } from "#lib/gateway/credentials.ts";
import { Secret } from "#lib/secret.ts";
import { hashDocument } from "#lib/ubl/canonical.ts";
import { environment, keyAndCsr, otpOf, platform, sample, type Platform } from "./unit.ts";

/** Makes sure of the kind and narrows to it. */
function expectKind<O extends { readonly kind: string }, K extends O["kind"]>(outcome: O, kind: K) {
  const wanted = (candidate: O): candidate is Extract<O, { readonly kind: K }> => candidate.kind === kind;
  if (!wanted(outcome)) throw new Error(`${outcome.kind} instead of ${kind}: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function compliant(platformed: Platform) {
  const { gateway } = platformed;
  const { privateKey, csr } = await keyAndCsr();
  const { outcome } = await gateway.requestCompliance({ environment, otp: otpOf(platformed, "onboarding"), csr });
  return { privateKey, ...expectKind(outcome, "issued") };
}

async function checkAll(
  { gateway }: Platform,
  { privateKey, credential }: Pick<Awaited<ReturnType<typeof compliant>>, "privateKey" | "credential">,
) {
  for (const step of stepsFor("1100")) {
    const call = { environment, credential, document: sample(step, privateKey, credential) } as const;
    expect((await gateway.checkCompliance(call)).outcome.kind).toBe("passed");
  }
}

async function enrolled(platformed: Platform) {
  const unit = await compliant(platformed);
  await checkAll(platformed, unit);
  const { credential, requestId: complianceRequestId, privateKey } = unit;
  const { outcome } = await platformed.gateway.requestProduction({ environment, credential, complianceRequestId });
  return { privateKey, ...expectKind(outcome, "issued") };
}

describe("onboarding", () => {
  test("a device walks from OTP to a production certificate for its own key", async () => {
    const { credential, privateKey } = await enrolled(platform());
    const certificate = readCertificate(credential.token.revealText());
    expect(certificate.kind).toBe("production");
    expect(keyMatchesCertificate(privateKey, certificate)).toBe(true);
  });

  test.each(["live", "swagger"] as const)(
    "missing steps are named where the gateway names them (%s)",
    async (missingSteps) => {
      const platformed = platform();
      platformed.simulator.set({ missingSteps });
      const { credential, requestId: complianceRequestId } = await compliant(platformed);
      const { outcome } = await platformed.gateway.requestProduction({ environment, credential, complianceRequestId });
      const refused = expectKind(outcome, "refused");
      expect(refused.reason).toBe("missing_compliance_steps");
      expect(refused.missingSteps).toEqual(missingSteps === "live" ? stepsFor("1100") : []);
    },
  );

  test.each(["errors", "flat", "nested", "category", "quoted"] as const)(
    "a wrong OTP is recognised in the %s shape",
    async (refusalShape) => {
      const { simulator, gateway } = platform();
      simulator.set({ refusalShape });
      const { csr } = await keyAndCsr();
      const otp = new Otp("onboarding", environment, new Secret("111111"));
      const { outcome, exchange } = await gateway.requestCompliance({ environment, otp, csr });
      expect(outcome).toMatchObject({ kind: "refused", reason: "otp_invalid" });
      expect(JSON.stringify(exchange)).not.toContain("111111");
    },
  );

  test("a lost answer spends the OTP", async () => {
    const platformed = platform({ faults: [{ kind: "lost", path: "/compliance" }] });
    const { csr } = await keyAndCsr();
    const call = { environment, otp: otpOf(platformed, "onboarding"), csr } as const;
    expect((await platformed.gateway.requestCompliance(call)).outcome.kind).toBe("answer_lost");
    expect((await platformed.gateway.requestCompliance(call)).outcome).toMatchObject({
      kind: "refused",
      reason: "otp_invalid",
    });
  });

  test("evidence of the whole walk holds no token, secret or login", async () => {
    const platformed = platform();
    const { csr } = await keyAndCsr();
    const otp = otpOf(platformed, "onboarding");
    const { outcome, exchange } = await platformed.gateway.requestCompliance({ environment, otp, csr });
    const { credential } = expectKind(outcome, "issued");
    const hidden = [credential.token, credential.secret, otp.code].map((secret) => secret.revealText());
    for (const secret of hidden) expect(JSON.stringify(exchange)).not.toContain(secret);
    expect(exchange.response?.body).toContain('"dispositionMessage":"ISSUED"');
  });
});

describe("renewal", () => {
  test.each(["428", "428-wrapped"] as const)("%s leads over new checks to a new certificate", async (renewal) => {
    const platformed = platform();
    platformed.simulator.set({ renewal });
    const old = await enrolled(platformed);
    const { privateKey, csr } = await keyAndCsr();
    const otp = otpOf(platformed, "renewal");
    const first = await platformed.gateway.renewProduction({ environment, credential: old.credential, otp, csr });
    const { credential, requestId } = expectKind(first.outcome, "compliance_first");
    await checkAll(platformed, { privateKey, credential });

    const call = { environment, credential, complianceRequestId: requestId } as const;
    const issued = expectKind((await platformed.gateway.requestProduction(call)).outcome, "issued");
    const certificate = readCertificate(issued.credential.token.revealText());
    expect(keyMatchesCertificate(privateKey, certificate)).toBe(true);

    const document = sample("simplified-compliant", old.privateKey, old.credential);
    const withOld = await platformed.gateway.report({ environment, credential: old.credential, document });
    expect(withOld.outcome.kind).toBe("credential_refused");
  });

  test("200 gives the new certificate at once", async () => {
    const platformed = platform();
    platformed.simulator.set({ renewal: "200" });
    const { credential } = await enrolled(platformed);
    const { csr } = await keyAndCsr();
    const call = { environment, credential, otp: otpOf(platformed, "renewal"), csr } as const;
    expect((await platformed.gateway.renewProduction(call)).outcome.kind).toBe("issued");
  });
});

describe("documents", () => {
  test("a simplified document is reported, and reporting it again is no failure", async () => {
    const platformed = platform();
    const { credential, privateKey } = await enrolled(platformed);
    const call = { environment, credential, document: sample("simplified-compliant", privateKey, credential) } as const;
    expect((await platformed.gateway.report(call)).outcome.kind).toBe("accepted");
    for (const duplicates of ["live", "swagger", "bare", "conflict"] as const) {
      platformed.simulator.set({ duplicates });
      expect((await platformed.gateway.report(call)).outcome.kind).toBe("already_accepted");
    }
  });

  test("a standard document comes back cleared with its hash unchanged", async () => {
    const platformed = platform();
    const { credential, privateKey } = await enrolled(platformed);
    const document = sample("standard-compliant", privateKey, credential);
    const call = { environment, credential, document } as const;
    const { clearedInvoice } = expectKind((await platformed.gateway.clear(call)).outcome, "accepted");
    expect(hashDocument(clearedInvoice).hash).toBe(document.invoiceHash);
    expect((await platformed.gateway.clear(call)).outcome.kind).toBe("already_accepted");
  });

  test("while clearance is off, a standard document goes to reporting", async () => {
    const platformed = platform();
    const { credential, privateKey } = await enrolled(platformed);
    platformed.simulator.set({ clearance: "off" });
    const call = { environment, credential, document: sample("standard-compliant", privateKey, credential) } as const;
    expect((await platformed.gateway.clear(call)).outcome.kind).toBe("use_reporting");
    expect((await platformed.gateway.report(call)).outcome.kind).toBe("accepted");
  });

  test("an answer lost after processing turns into already accepted", async () => {
    const platformed = platform();
    const { credential, privateKey } = await enrolled(platformed);
    const call = { environment, credential, document: sample("simplified-compliant", privateKey, credential) } as const;
    for (const kind of ["lost", "lost-behind-504"] as const) {
      platformed.simulator.inject({ kind, path: "/invoices/reporting/single" });
      expect((await platformed.gateway.report(call)).outcome.kind).toBe("may_have_arrived");
    }
    expect((await platformed.gateway.report(call)).outcome.kind).toBe("already_accepted");
  });

  test.each([
    ["unauthorized", "credential_refused"],
    ["throttled", "throttled"],
    ["unavailable", "may_have_arrived"],
    ["gateway-timeout", "may_have_arrived"],
    ["server-error", "may_have_arrived"],
    ["http-error", "may_have_arrived"],
    ["firewall", "may_have_arrived"],
    ["reset", "may_have_arrived"],
    ["empty-400", "may_have_arrived"],
    ["contradiction", "contradictory"],
    ["unprocessable", "rejected"],
    ["with-warnings", "accepted_with_warnings"],
  ] as const)("%s ends as %s", async (kind, outcome) => {
    const platformed = platform();
    const { credential, privateKey } = await enrolled(platformed);
    platformed.simulator.inject({ kind, path: "/invoices/reporting/single" });
    const call = { environment, credential, document: sample("simplified-compliant", privateKey, credential) } as const;
    expect((await platformed.gateway.report(call)).outcome.kind).toBe(outcome);
    expect((await platformed.gateway.report(call)).outcome.kind).toBe("accepted");
  });

  test("a platform that hangs is left at the deadline", async () => {
    const platformed = platform();
    const { credential, privateKey } = await enrolled(platformed);
    platformed.simulator.inject({ kind: "hang" });
    const call = { environment, credential, document: sample("simplified-compliant", privateKey, credential) } as const;
    const { outcome } = await platformed.gateway.report({ ...call, settings: { timeoutMs: 50 } });
    expect(outcome).toMatchObject({ kind: "may_have_arrived", reason: "timeout" });
  });

  test("a tampered document is rejected with the gateway's words", async () => {
    const platformed = platform();
    const { credential, privateKey } = await enrolled(platformed);
    const document = sample("simplified-compliant", privateKey, credential);
    const invoiceHash = sample("simplified-compliant", privateKey, credential).invoiceHash;
    const { outcome } = await platformed.gateway.report({
      environment,
      credential,
      document: { ...document, invoiceHash },
    });
    expect(expectKind(outcome, "rejected").messages.map(({ code }) => code)).toContain("invalid-invoice-hash");
  });
});
