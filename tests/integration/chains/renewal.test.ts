import { expect, test } from "vitest";
import { resumeChain } from "#lib/services/chains/resume.ts";
import { stopChain } from "#lib/services/chains/stop.ts";
import { aTill, chainOf, issueAt } from "../../support/documents.ts";
import { aRenewal, ownerNow } from "../renewals/renewing.ts";

test("a renewal leaves a stopped chain stopped: a person still says where it stands", async (context) => {
  const till = await aTill(context);
  await issueAt(till);
  const [last] = await chainOf(till);
  const { deviceId, harness } = till;
  const chains = () => harness.owner`select id, status, last_icv::int as last from chains`;
  const [before] = await chains();
  await harness.run(stopChain, till.place.owner, { deviceId, reason: "Restored backup" });
  const renewal = await aRenewal(till);
  await renewal.give();
  await harness.drain();
  expect(await renewal.show()).toMatchObject({ status: "active" });
  expect(await chains()).toEqual([{ ...before, status: "stopped", last: 1 }]);
  await expect(issueAt(till)).rejects.toMatchObject({ code: "chain.stopped" });

  const read = { deviceId, icv: "1", hash: last?.hash, source: "Printed invoice" };
  await harness.run(resumeChain, ownerNow(till), read);
  expect((await issueAt(till)).icv).toBe("2");
});
