import { describe, expect, test } from "vitest";
import { activationVerdict, type ActivationFacts } from "#lib/domain/activation.ts";
import { backOffMs } from "#lib/domain/back-off.ts";
import { proposeCsrFields } from "#lib/domain/csr-proposal.ts";
import { selfMovingReasons, waitsForPerson } from "#lib/domain/enrolment-reason.ts";

const now = new Date("2026-11-25T12:00:00Z");
const good: ActivationFacts = {
  environment: "production",
  now,
  keyMatches: true,
  unknownIssuer: "warn",
  expected: { vatNumber: "310000000000003", egsSerial: "1-a|2-b|3-c", functionalityMap: "1100" },
  certificate: {
    kind: "production",
    issuerName: "CN=PRZEINVOICESCA4-CA, DC=extgazt, DC=gov, DC=local",
    vatNumber: "310000000000003",
    egsSerial: "1-a|2-b|3-c",
    functionalityMap: "1100",
    notBefore: now,
    notAfter: new Date("2031-11-25T12:00:00Z"),
  },
};

describe("a certificate goes live", () => {
  test("when key, identity and dates are right", () => {
    expect(activationVerdict(good)).toEqual({ refusals: [], warnings: [] });
  });

  test("with a warning when its issuer is new to Khatm, without one or not at all where that is set so", () => {
    const certificate = { ...good.certificate, issuerName: "CN=PRZEINVOICESCA9-CA, DC=elsewhere" };
    const verdict = (unknownIssuer: ActivationFacts["unknownIssuer"]) =>
      activationVerdict({ ...good, certificate, unknownIssuer });
    expect(verdict("warn")).toEqual({ refusals: [], warnings: ["unknown_issuer"] });
    expect(verdict("accept")).toEqual({ refusals: [], warnings: [] });
    expect(verdict("refuse")).toEqual({ refusals: ["unknown_issuer"], warnings: [] });
    expect(activationVerdict({ ...good, unknownIssuer: "refuse" })).toEqual({ refusals: [], warnings: [] });
  });

  test.for([
    ["key_mismatch", { keyMatches: false }, {}],
    ["not_production", {}, { kind: "compliance" }],
    ["vat_mismatch", {}, { vatNumber: "310000000000013" }],
    ["serial_mismatch", {}, { egsSerial: null }],
    ["map_mismatch", {}, { functionalityMap: "0100" }],
    ["dates_reversed", {}, { notBefore: new Date("2032-01-01"), notAfter: new Date("2031-01-01") }],
    ["not_yet_valid", {}, { notBefore: new Date("2026-11-25T12:11:00Z") }],
    ["already_expired", {}, { notBefore: new Date("2020-01-01"), notAfter: now }],
  ] as const)("not on %s", ([reason, facts, certificate]) => {
    const verdict = activationVerdict({ ...good, ...facts, certificate: { ...good.certificate, ...certificate } });
    expect(verdict.refusals).toContain(reason);
  });
});

test("the wait doubles up to its ceiling and is spread over the last fifth", () => {
  expect([1, 2, 3].map((failures) => backOffMs(failures, 1))).toEqual([30_000, 60_000, 120_000]);
  expect(backOffMs(1, 0)).toBe(24_000);
  expect(backOffMs(500, 1)).toBe(3_600_000);
});

test("a reason that Khatm does not know waits for a person, never for the worker", () => {
  expect(waitsForPerson("made_up")).toBe(true);
  expect(waitsForPerson(null)).toBe(false);
  expect(selfMovingReasons.filter(waitsForPerson)).toEqual([]);
});

describe("proposed certificate fields", () => {
  const facts = {
    establishment: { vatNumber: "310000000000003", nameEn: "Palms & Sons Trading Company", industry: "Retail" },
    memberTin: "3999999999",
    branch: { nameEn: "Olaya", buildingNumber: "3712", street: "Olaya Street ".repeat(9), city: "Riyadh" },
    deviceName: "Till 1",
  };

  test("hold no character that ZATCA refuses and at most 64 of the others", () => {
    const proposed = proposeCsrFields(facts);
    expect(proposed).toMatchObject({
      csrOrganization: "Palms Sons Trading Company",
      csrOrganizationUnit: "Olaya",
      csrCommonName: "Till 1-310000000000003",
    });
    for (const value of Object.values(proposed)) expect(Array.from(value).length).toBeLessThanOrEqual(64);
    expect(proposed.csrAddress).not.toMatch(/ $/);
  });

  test("name the member by its TIN in a VAT group", () => {
    const establishment = { ...facts.establishment, vatNumber: "310000000010003" };
    expect(proposeCsrFields({ ...facts, establishment }).csrOrganizationUnit).toBe("3999999999");
  });
});
