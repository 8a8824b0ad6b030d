import { expect, test } from "vitest";
import { deliverCodes, lookThroughHandOff } from "#lib/services/otp-sessions/deliver.ts";
import { makeHandOff, revokeHandOff } from "#lib/services/otp-sessions/hand-off.ts";
import { showSession } from "#lib/services/otp-sessions/queries.ts";
import { worker } from "../../support/harness.ts";
import { aPlace } from "../../support/records.ts";
import { aSession, ownerOf, portalCodes, show, work, type Session } from "./sessions.ts";

const address = "203.0.113.7";
const refused = { code: "hand_off.refused", params: {}, fields: [] };

const makeLink = ({ harness, ...session }: Session, minutes = 120) =>
  harness.run(makeHandOff, ownerOf({ harness, ...session }), { sessionId: session.id, minutes });

const look = ({ harness }: Session, proof: { token: string; code: string }) =>
  harness.run(lookThroughHandOff, worker, { ...proof, address });

const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("whoever holds the link and its short code delivers codes, and sees counts and nothing else", async (context) => {
  const session = await aSession(context, 3);
  const { harness } = session;
  const { token, code } = await makeLink(session);
  const seen = await look(session, { token, code });
  expect(seen).toMatchObject({ kind: "onboarding", devices: 3, done: 0, held: 0, wanted: 3 });
  expect(JSON.stringify(seen)).not.toMatch(/Till|Palms|Olaya/);
  const codes = portalCodes(session, 3).join(" ");
  const answer = await harness.run(deliverCodes, worker, { token, code, address, codes });
  expect(answer).toMatchObject({ given: { taken: 3, missing: 0 } });
  expect(JSON.stringify(answer)).not.toMatch(/\b\d{6}\b/);
  await work(session);
  expect(await show(session)).toMatchObject({ counts: { done: 3 }, batches: [{ way: "link" }] });
  const kept = await harness.owner`
    select encode(token_hash, 'hex') || encode(proof_hash, 'hex') || made_by as text from otp_hand_offs`;
  expect(JSON.stringify(kept)).not.toContain(token);
  const [audited] = await harness.owner`
    select count(*)::int as entries from audit_entries where action in ('hand_off.make', 'otp_session.give')`;
  expect(audited).toEqual({ entries: 2 });
});

const asFile = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64");

test("the portal's file is delivered through a link too; what is no such file is refused, and what stands twice is said", async (context) => {
  const session = await aSession(context, 3);
  const { harness } = session;
  const proof = { ...(await makeLink(session)), address };
  const [first = "", ...others] = portalCodes(session, 3);
  const csv = ["No,Code", ...[first, first, ...others].map((code, at) => `${at + 1},${code}`)].join("\r\n");
  const deliver = (bytes: Uint8Array | string) =>
    harness.run(deliverCodes, worker, { token: proof.token, code: proof.code, address, file: asFile(bytes) });
  await expect(deliver(new Uint8Array([1, 0, 2]))).rejects.toMatchObject({ code: "request.unsupported_type" });
  expect(await deliver(csv)).toMatchObject({ given: { taken: 3, repeatedAt: [2], missing: 0 }, wanted: 0 });
});

test("every way of not opening is the same answer", async (context) => {
  const session = await aSession(context, 1);
  const { harness } = session;
  const link = await makeLink(session);
  await expect(look(session, { token: "x".repeat(43), code: link.code })).rejects.toMatchObject(refused);
  await expect(look(session, { token: link.token, code: other(link.code) })).rejects.toMatchObject(refused);
  await harness.run(revokeHandOff, ownerOf(session), { handOffId: link.id });
  await expect(look(session, link)).rejects.toMatchObject(refused);
  const late = await makeLink(session, 10);
  harness.clock.advance(10 * 60_000);
  await expect(look(session, late)).rejects.toMatchObject(refused);
});

test("five wrong short codes void the link, however many come at once", async (context) => {
  const session = await aSession(context, 1);
  const link = await makeLink(session);
  const wrong = { token: link.token, code: other(link.code) };
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => look(session, wrong)));
  expect(tries.every(({ status }) => status === "rejected")).toBe(true);
  await expect(look(session, link)).rejects.toMatchObject(refused);
  const [row] = await session.harness.owner`select failures, revoked_at is not null as void from otp_hand_offs`;
  expect(row).toEqual({ failures: 5, void: true });
});

test("a link lasts two hours at most, is void with its session, and is made and revoked by those with the right", async (context) => {
  const session = await aSession(context, 1);
  const { harness, place } = session;
  await expect(makeLink(session, 121)).rejects.toMatchObject({ code: "input.invalid" });
  const link = await makeLink(session);
  const auditor = await harness.person({ [place.establishmentId]: "auditor" });
  const stranger = (await aPlace(harness)).owner;
  const asked = { sessionId: session.id };
  await expect(harness.run(makeHandOff, auditor, asked)).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(harness.run(makeHandOff, stranger, asked)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(revokeHandOff, stranger, { handOffId: link.id })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(harness.run(showSession, stranger, asked)).rejects.toMatchObject({ code: "not_found" });
  await expect(harness.run(deliverCodes, place.owner, { ...link, address, codes: "123456" })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  await harness.run(deliverCodes, worker, { ...link, address, codes: portalCodes(session, 1).join() });
  await work(session);
  await expect(look(session, link)).rejects.toMatchObject(refused);
});
