import { describe, expect, test } from "vitest";
import { inspectChain } from "#lib/services/chains/inspect.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { watchCertificates } from "#lib/services/take-over/watch.ts";
import { documentInput, issueAt } from "../../support/documents.ts";
import { rowOf, work } from "../../support/submissions.ts";
import { elsewhere, keptOf, take, taken } from "../../support/take-over.ts";
import { aRenewal } from "../renewals/renewing.ts";

describe("a device taken over", () => {
  test("issues on after the last counter and hash, and ZATCA accepts; then it is renewed like any other", async (context) => {
    const from = await elsewhere(context);
    from.harness.simulator.set({ chainFaults: "refused" });
    const till = await taken(from);
    from.harness.clock.advance(60_000);
    const issued = await issueAt(till, documentInput(from.harness));
    expect(issued.icv).toBe("4");
    const [row] = await from.harness
      .owner`select previous_hash from document_identities where device_id = ${till.deviceId}`;
    expect(row).toEqual({ previous_hash: from.unit.lastHash });
    await work(till);
    expect(await rowOf(till, issued.id)).toMatchObject({ state: "accepted", outcome: "accepted" });

    const { owner } = from.place;
    const report = await from.harness.run(inspectChain, owner, { deviceId: till.deviceId, bytes: true });
    expect(report).toMatchObject({ findings: [], next: "none", lastIcv: "4" });
    const { device, credentials } = await from.harness.run(showDevice, owner, { deviceId: till.deviceId });
    expect(device).toMatchObject({
      status: "live",
      custody: "central",
      egsSerial: from.unit.egsSerial,
      name: "Old till 4",
    });
    expect(credentials).toMatchObject([{ status: "live", serialNumber: from.unit.certificate.serialNumber }]);
    expect(await keptOf(from)).toEqual({ rows: 1, devices: 1, keys: 1, credentials: 1, sealed: 0 });

    const renewal = await aRenewal(till);
    await renewal.give();
    await from.harness.drain();
    expect(await renewal.show()).toMatchObject({ status: "active" });
  });

  test("may be given by the last document alone, and by a certificate and a key in other shapes", async (context) => {
    const from = await elsewhere(context);
    const lastDocument = new File([Uint8Array.from(from.unit.lastDocument)], "last.xml");
    const body = from.unit.privateKey.replaceAll(/-----[^-]+-----|\s/g, "");
    const till = await taken(from, {
      lastIcv: "",
      lastHash: "",
      lastDocument,
      privateKey: body,
      token: "",
      tokenFile: new File([Uint8Array.from(from.unit.certificate.der)], "till.cer"),
    });
    expect((await issueAt(till)).icv).toBe("4");
  });

  test("that issued nothing begins at 1", async (context) => {
    const till = await taken(await elsewhere(context, 0), { lastHash: "" });
    expect((await issueAt(till)).icv).toBe("1");
  });

  test("with a wrong last hash is found out: ZATCA refuses its first document, and the chain says which hash stands against which", async (context) => {
    const from = await elsewhere(context);
    const lastHash = `${"E".repeat(43)}=`;
    from.harness.simulator.set({ chainFaults: "refused" });
    expect(await take(from, { lastHash })).toMatchObject({ state: "refused", reasonCode: "check_failed" });

    from.harness.simulator.set({ chainFaults: "mail" });
    const till = await taken(from, { lastHash });
    from.harness.simulator.set({ chainFaults: "refused" });
    from.harness.clock.advance(60_000);
    const issued = await issueAt(till);
    await work(till);
    expect(await rowOf(till, issued.id)).toMatchObject({ state: "rejected", outcome: "rejected" });
    const known = { knownIcv: from.unit.lastIcv, knownHash: from.unit.lastHash };
    const report = await from.harness.run(inspectChain, from.place.owner, {
      deviceId: till.deviceId,
      bytes: false,
      ...known,
    });
    expect(report).toMatchObject({ findings: [{ code: "forked", icv: "3" }], next: "onboard" });
  });

  test("that was watched until then takes the place of what was watched", async (context) => {
    const from = await elsewhere(context);
    const { owner, establishmentId, branchId } = from.place;
    const chosen = [from.unit.certificate.base64];
    await from.harness.run(watchCertificates, owner, { establishmentId, branchId, environment: "simulator", chosen });
    const till = await taken(from, { branchId: "" });
    const { device, credentials } = await from.harness.run(showDevice, owner, { deviceId: till.deviceId });
    expect(device).toMatchObject({ custody: "central", status: "live" });
    expect(credentials.map(({ status }) => status).toSorted()).toEqual(["live", "superseded"]);
    expect((await issueAt(till)).icv).toBe("4");
  });
});
