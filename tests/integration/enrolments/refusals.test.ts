import { expect, test } from "vitest";
import { buildCsr } from "#lib/crypto/build-csr.ts";
import { configOf } from "#lib/crypto/check-csr.ts";
import { readCsr } from "#lib/crypto/read-csr.ts";
import { updateBranch } from "#lib/services/branches/update.ts";
import { abandonEnrolment, startAnew } from "#lib/services/enrolments/abandon.ts";
import { repeatStep } from "#lib/services/enrolments/repeat.ts";
import { showEnrolment } from "#lib/services/enrolments/queries.ts";
import type { Harness } from "../../support/harness.ts";
import { branchInput } from "../../support/records.ts";
import { aWalk } from "../../support/walk.ts";

test("a refused code leaves the walk where it is, asks for another, and the next one arrives", async (context) => {
  const walk = await aWalk(context);
  await walk.give("999999");
  await walk.harness.drain();
  expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "otp_refused" }, codeExpiresAt: null });

  await walk.give();
  expect(await walk.show()).toMatchObject({ reason: null });
  await walk.harness.drain();
  expect(await walk.show()).toMatchObject({ status: "active", reason: null });
});

test("a code whose hour is over is forgotten, not sent", async (context) => {
  const walk = await aWalk(context);
  await walk.give();
  walk.harness.clock.advance(60 * 60_000);
  await walk.harness.drain();
  expect(await walk.show()).toMatchObject({ status: "ready", reason: { code: "otp_expired" }, codeExpiresAt: null });
  expect(walk.calls("/compliance")).toBe(0);
});

test("one failing check is repaired and repeated alone, with the same compliance certificate", async (context) => {
  const walk = await aWalk(context);
  const { harness, place } = walk;
  harness.simulator.inject({
    kind: "check-failed",
    path: "/compliance/invoices",
    step: "standard-credit-note-compliant",
  });
  await walk.give();
  await harness.drain();
  const stopped = await walk.show();
  expect(stopped).toMatchObject({
    status: "compliant_pending",
    reason: { code: "check_failed", params: { count: 1 } },
  });
  expect(stopped.checks.filter(({ status }) => status === "failed")).toMatchObject([
    { step: "standard-credit-note-compliant", findings: [{ severity: "error" }] },
  ]);

  const { establishmentId: _, ...branch } = branchInput(place.establishmentId);
  await harness.run(updateBranch, place.owner, { ...branch, branchId: place.branchId, buildingNumber: "4711" });
  const before = walk.calls("/compliance/invoices");
  await harness.run(repeatStep, place.owner, { enrolmentId: walk.enrolmentId });
  await harness.drain();
  expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  expect(walk.calls("/compliance/invoices") - before).toBe(1);
  expect(walk.calls("/compliance")).toBe(1);
});

test("a step that only the gateway misses is done again without a person", async (context) => {
  const walk = await aWalk(context);
  const { owner, drain } = walk.harness;
  await owner`update compliance_checks set status = 'passed' where enrolment_id = ${walk.enrolmentId} and step = 'standard-compliant'`;
  await walk.give();
  await drain();
  expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  expect(walk.calls("/compliance/invoices")).toBe(6);
  expect(walk.calls("/production/csids")).toBe(2);
});

test("three times 503 only delays: the same code is used when the platform is back", async (context) => {
  const walk = await aWalk(context);
  const { harness } = walk;
  harness.simulator.inject({ kind: "unavailable", path: "/compliance", times: 3 });
  await walk.give();
  for (const [failures, waitMs] of [
    [1, 30_000],
    [2, 60_000],
    [3, 120_000],
  ] as const) {
    await harness.drain();
    expect(await walk.show()).toMatchObject({
      status: "compliance_requested",
      reason: { code: "unavailable", params: { failures } },
    });
    harness.clock.advance(waitMs);
  }
  await harness.drain();
  expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  expect(walk.calls("/compliance")).toBe(4);
});

test("503 and 429 during checks and at the production call wait and go on", async (context) => {
  const walk = await aWalk(context, { functionalityMap: "0100" });
  const { harness } = walk;
  harness.simulator.inject({ kind: "throttled", path: "/compliance/invoices" });
  harness.simulator.inject({ kind: "unavailable", path: "/production/csids" });
  await walk.give();
  await harness.drain();
  expect(await walk.show()).toMatchObject({ status: "compliant_pending", reason: { code: "throttled" } });
  harness.clock.advance(30_000);
  await harness.drain();
  expect(await walk.show()).toMatchObject({ status: "production_requested", reason: { code: "unavailable" } });
  harness.clock.advance(30_000);
  await harness.drain();
  expect(await walk.show()).toMatchObject({ status: "active", reason: null });
});

test("a template of another environment is refused only at the end, with the way on: start anew", async (context) => {
  const walk = await aWalk(context, { functionalityMap: "1000" });
  const { harness, place, enrolmentId } = walk;
  await harness.owner`update enrolments set csr_pem = ${await foreignTemplate(harness, enrolmentId)} where id = ${enrolmentId}`;
  await walk.give();
  await harness.drain();
  expect(await walk.show()).toMatchObject({ status: "checked", reason: { code: "template_refused" } });

  const anew = await harness.run(startAnew, place.owner, { enrolmentId });
  expect(anew.id).not.toBe(enrolmentId);
  expect(await walk.show()).toMatchObject({ status: "abandoned" });
  expect(await harness.run(showEnrolment, place.owner, { enrolmentId: anew.id })).toMatchObject({
    status: "ready",
    reason: null,
  });
});

test("an abandoned walk forgets its code and keeps what the gateway gave", async (context) => {
  const walk = await aWalk(context);
  const { harness, place, enrolmentId } = walk;
  await walk.give();
  await harness.run(abandonEnrolment, place.owner, { enrolmentId });
  await harness.drain();
  expect(await walk.show()).toMatchObject({ status: "abandoned", codeExpiresAt: null });
  expect(walk.calls("/compliance")).toBe(0);
});

/** The same request and key, made for ZATCA's simulation. */
async function foreignTemplate(harness: Harness, enrolmentId: string): Promise<string> {
  const [row] = await harness.owner<{ id: string; sealed: Uint8Array; pem: string }[]>`
    select k.id, k.private_key_sealed as sealed, e.csr_pem as pem
    from enrolments e join key_pairs k on k.id = e.key_pair_id where e.id = ${enrolmentId}`;
  if (row === undefined) throw new Error("no such enrolment");
  const place = { table: "key_pairs", row: row.id, field: "private_key_sealed" };
  const privateKey = harness.edges.vault.open(place, row.sealed, "test.template");
  const { pem } = await buildCsr({ config: configOf(await readCsr(row.pem)), environment: "simulation", privateKey });
  return pem;
}
