import { describe, expect, test } from "vitest";
import { walkOf, type WalkFacts } from "#components/enrolments/walk.ts";

const at = new Date("2026-11-21T10:00:00Z");
const walk = (facts: Partial<WalkFacts>): WalkFacts => ({
  status: "ready",
  reason: null,
  codeExpiresAt: null,
  createdAt: at,
  updatedAt: at,
  events: [{ event: "started", at, fromStatus: "ready" }],
  ...facts,
});
const states = (facts: Partial<WalkFacts>) => walkOf(walk(facts)).stages.map(({ state }) => state);

test("a new walk waits for a code and is not read again by itself", () => {
  expect(states({})).toEqual(["done", "waiting", "ahead", "ahead", "ahead", "ahead", "ahead"]);
  expect(walkOf(walk({})).pace).toBe("rest");
});

test("a given code sets the walk in motion", () => {
  const given = walkOf(walk({ codeExpiresAt: at }));
  expect(given.here).toBe("compliance");
  expect(given.pace).toBe("now");
});

test("a refused code stops at the code, a refused request at the certificate", () => {
  expect(walkOf(walk({ reason: { code: "otp_refused" } })).here).toBe("code");
  const refused = walkOf(walk({ reason: { code: "csr_refused" } }));
  expect(refused.here).toBe("compliance");
  expect(refused.stages.find(({ stage }) => stage === "compliance")?.state).toBe("stopped");
  expect(refused.pace).toBe("rest");
});

test("a platform that does not answer leaves the walk waiting for time alone", () => {
  const delayed = walkOf(walk({ status: "checked", reason: { code: "unavailable" } }));
  expect(delayed.here).toBe("production");
  expect(delayed.pace).toBe("soon");
});

test("a live walk is done in every stage and over", () => {
  expect(states({ status: "active" })).toEqual(Array.from({ length: 7 }, () => "done"));
  expect(walkOf(walk({ status: "active" })).here).toBeUndefined();
});

test("a shape test of the sandbox is verified and never live", () => {
  expect(states({ status: "shape_tested" }).slice(-2)).toEqual(["done", "skipped"]);
});

test("an abandoned walk keeps what it had done and leaves the rest out", () => {
  const events = [{ event: "abandoned", at, fromStatus: "compliant_pending" as const }];
  expect(states({ status: "abandoned", events })).toEqual([
    "done",
    "done",
    "done",
    "skipped",
    "skipped",
    "skipped",
    "skipped",
  ]);
});

const event = (name: string) => ({ event: name, at, fromStatus: "issued" as const });

const renewal = (names: readonly string[], facts: Partial<WalkFacts> = {}) =>
  walkOf(walk({ kind: "renewal", status: "issued", events: names.map(event), ...facts }));

describe("a renewal", () => {
  test("is verified, then proves itself, then goes live", () => {
    expect(renewal(["complianceIssued", "productionIssued"]).here).toBe("verified");
    expect(renewal(["complianceIssued", "productionIssued", "verified"]).here).toBe("proved");
    expect(renewal(["complianceIssued", "productionIssued", "verified", "proved"]).here).toBe("live");
    expect(
      renewal(["verified"], { reason: { code: "proof_failed" } }).stages.find(({ stage }) => stage === "proved")?.state,
    ).toBe("stopped");
  });

  test("that was granted at once leaves out the compliance certificate and its checks", () => {
    const { stages } = renewal(["productionIssued", "verified", "proved", "activated"], { status: "active" });
    expect(stages.map(({ state }) => state)).toEqual([
      "done",
      "done",
      "skipped",
      "skipped",
      "done",
      "done",
      "done",
      "done",
    ]);
  });

  test("waits for the documents of the present certificate", () => {
    const waiting = renewal(["complianceIssued", "checksPassed"], { status: "checked", reason: { code: "draining" } });
    expect(waiting).toMatchObject({ here: "production", pace: "soon" });
  });
});
