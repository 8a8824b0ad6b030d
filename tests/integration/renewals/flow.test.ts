import { describe, expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { advanceEnrolment } from "#lib/services/enrolments/advance.ts";
import { documentInput, issueAt, aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { anIssued, answering, minute, opened, rowOf, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";
import { aRenewal, signedBy, standingOf } from "./renewing.ts";

/** Whether each document's own certificate is that of the credential that the ledger names, and its key signed it. */
async function signersAgree({ harness, deviceId }: Walk): Promise<boolean> {
  const rows = await harness.owner<{ xml: Uint8Array; certificate: Uint8Array }[]>`
    select x.xml, c.certificate from document_identities d
    join documents x on x.document_id = d.id and x.issued_at = d.created_at
    join credentials c on c.id = d.credential_id where d.device_id = ${deviceId}`;
  return rows.every(({ xml, certificate }) =>
    Buffer.from(xml).toString("utf8").includes(Buffer.from(certificate).toString("base64")),
  );
}

describe("documents before, during and after a renewal", () => {
  test.for([
    [0, "accepted_with_warnings"],
    [24 * 3600, "accepted"],
  ] as const)("revoked after %i s: leftovers arrive (%s)", async ([revokeOldAfter, leftover], context) => {
    const till = await opened(await aTill(context), { "renewal.drain_ms": 0 });
    till.harness.simulator.set({ revokeOldAfter });
    const before = await anIssued(till);
    const walk = await aRenewal(till);
    await walk.give();
    const { enrolmentId, place } = walk;
    const input = { enrolmentId, establishmentId: place.establishmentId };
    await execute(advanceEnrolment, createContext(till.harness.edges, worker), input);
    expect(await walk.show()).toMatchObject({ status: "active" });
    expect(await rowOf(till, before)).toMatchObject({ state: "pending", attempts: 0 });
    const after = await anIssued(till);
    await work(till);
    expect(await rowOf(till, before)).toMatchObject({ state: leftover });
    expect(await rowOf(till, after)).toMatchObject({ state: "accepted" });
    const { live } = await standingOf(till);
    const [first, second] = await signedBy(till);
    expect(first?.login === live[0]?.id).toBe(revokeOldAfter === 0);
    expect(second).toMatchObject({ icv: 1, credential_id: live[0]?.id });
    expect(await signersAgree(till)).toBe(true);
  });

  test(
    "tills that issue throughout lose nothing, and every document is signed by its own chain's key",
    { timeout: 300_000 },
    async (context) => {
      const till = await opened(await aTill(context, { functionalityMap: "0100" }), { "renewal.drain_ms": 0 });
      const walk = await aRenewal(till);
      await walk.give();
      const input = { enrolmentId: walk.enrolmentId, establishmentId: walk.place.establishmentId };
      const closing = new AbortController();
      const made: string[] = [];
      const sell = async () => {
        while (!closing.signal.aborted) made.push((await issueAt(till, documentInput(till.harness))).id);
      };
      const tills = [sell(), sell(), sell()];
      await execute(advanceEnrolment, createContext(till.harness.edges, worker), input);
      const atSwitch = made.length;
      while (made.length < atSwitch + 3) await new Promise((done) => setTimeout(done, 20));
      closing.abort();
      await Promise.all(tills);

      expect(await walk.show()).toMatchObject({ status: "active", reason: null });
      const signed = await signedBy(till);
      expect(signed.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
      const chains = Map.groupBy(signed, ({ chain_id }) => chain_id);
      expect(chains.size).toBe(2);
      for (const documents of chains.values()) {
        expect(new Set(documents.map(({ credential_id }) => credential_id)).size).toBe(1);
        const counters = documents.map(({ icv }) => icv).toSorted((a, b) => a - b);
        expect(counters).toEqual(counters.map((_, index) => index + 1));
      }
      expect(await signersAgree(till)).toBe(true);
      await work(till);
      expect((await signedBy(till)).every(({ state }) => state.startsWith("accepted"))).toBe(true);
    },
  );

  test("an issue that began before the switch holds it off, and the next one waits it out", async (context) => {
    const till = await aTill(context);
    const walk = await aRenewal(till);
    await walk.give();
    const input = { enrolmentId: walk.enrolmentId, establishmentId: walk.place.establishmentId };
    let during: Promise<unknown> | undefined;
    const checkpoint = (name: string) => {
      if (name === "activation.written") during = issueAt(till);
    };
    await execute(advanceEnrolment, createContext({ ...till.harness.edges, checkpoint }, worker), input);
    await during;
    const { live } = await standingOf(till);
    expect(await signedBy(till)).toMatchObject([{ icv: 1, credential_id: live[0]?.id }]);
    expect(await signersAgree(till)).toBe(true);
  });
});

/** A platform that takes no documents for now. */
const silent = (till: Walk) =>
  answering(till, async (request) => {
    const path = new URL(request.url).pathname;
    if (path.includes("/invoices/reporting")) return new Response("", { status: 503 });
    return await till.harness.simulator.fetch(request);
  });

describe("the queue before the certificate is issued", () => {
  test("is waited for, and then the walk goes on by itself", async (context) => {
    const till = await opened(await aTill(context));
    await anIssued(till);
    const walk = await aRenewal(till);
    await walk.give();
    await work(till, 0, silent(till));
    expect(await walk.show()).toMatchObject({
      status: "checked",
      reason: { code: "draining", params: { waiting: 1 } },
    });
    expect(till.harness.simulator.requests().filter(({ path }) => path.endsWith("/production/csids"))).toHaveLength(2);
    await work(till, minute);
    await work(till, 5_000);
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
    expect((await signedBy(till)).map(({ state }) => state)).toEqual(["accepted"]);
  });

  test("what a busy till issues meanwhile is not waited for", async (context) => {
    const till = await opened(await aTill(context));
    const before = await anIssued(till);
    const walk = await aRenewal(till);
    await walk.give();
    const input = { enrolmentId: walk.enrolmentId, establishmentId: walk.place.establishmentId };
    const advance = () => execute(advanceEnrolment, createContext(till.harness.edges, worker), input);
    await advance();
    expect(await walk.show()).toMatchObject({ status: "checked", reason: { code: "draining" } });
    await work(till);
    expect(await rowOf(till, before)).toMatchObject({ state: "accepted" });
    till.harness.clock.advance(4_000);
    const meanwhile = await anIssued(till);
    await advance();
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
    expect(await rowOf(till, meanwhile)).toMatchObject({ state: "pending", attempts: 0 });
    await work(till);
    expect(await rowOf(till, meanwhile)).toMatchObject({ state: "accepted_with_warnings" });
  });

  test("is waited for no longer than the setting says", async (context) => {
    const till = await opened(await aTill(context), { "renewal.drain_ms": minute });
    await anIssued(till);
    const walk = await aRenewal(till);
    await walk.give();
    for (const ms of [0, 20_000, 20_000]) {
      await work(till, ms, silent(till));
      expect(await walk.show()).toMatchObject({ status: "checked", reason: { code: "draining" } });
    }
    await work(till, 25_000, silent(till));
    expect(await walk.show()).toMatchObject({ status: "active", reason: null });
  });
});
