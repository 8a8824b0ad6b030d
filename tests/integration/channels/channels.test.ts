import { createServer } from "node:http";
import type { TestContext } from "vitest";
import { expect, test } from "vitest";
import { channelsFrom } from "#lib/channels/from-environment.ts";
import type { Digest } from "#lib/domain/digest.ts";
import { addChannel } from "#lib/services/channels/add.ts";
import { deliverDigest } from "#lib/services/channels/deliver.ts";
import { listChannels } from "#lib/services/channels/queries.ts";
import { removeChannel } from "#lib/services/channels/remove.ts";
import { setLanguage } from "#lib/services/channels/set-language.ts";
import { testChannel } from "#lib/services/channels/test.ts";
import { listGroups } from "#lib/services/groups/queries.ts";
import { acknowledgeNotice, readNotices } from "#lib/services/notices/read.ts";
import { countUnread, listNotices } from "#lib/services/notices/queries.ts";
import { scopeOf } from "#lib/actor.ts";
import { createContext } from "#lib/context.ts";
import { createHarness, worker, type Harness } from "#tests/support/harness.ts";
import { aPlace, type Place } from "#tests/support/records.ts";
import { mailServer } from "#tests/support/smtp.ts";

const digest = (): Digest => ({
  id: crypto.randomUUID(),
  urgency: "late",
  title: { ar: "شهادتان تنتهيان", en: "Two certificates end" },
  lines: [{ text: { ar: "كاشير <1>", en: "Till <1>" }, path: "/devices/1" }],
  more: 1,
  path: "/attention",
});

const fallback = async (harness: Harness, place: Place): Promise<string> =>
  (await harness.run(listGroups, place.owner, place))[0]?.id ?? "";

const add = async (harness: Harness, place: Place, input: Record<string, unknown>) =>
  await harness.run(addChannel, place.owner, { groupId: await fallback(harness, place), locale: "ar", ...input });

function asWorker(harness: Harness) {
  const ctx = createContext(harness.edges, worker);
  return ctx.within(scopeOf(worker, "worker") ?? never());
}

const never = (): never => {
  throw new Error("the worker reaches everything");
};

/** A place on this machine that takes posts and answers as it is told. */
async function receiver({ onTestFinished }: Pick<TestContext, "onTestFinished">) {
  const got: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const answers = { status: 200, silent: false };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      got.push({ headers: request.headers, body });
      if (answers.silent) request.socket.destroy();
      else response.writeHead(answers.status).end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { got, answers, url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hook/t0ken` };
}

test("a letter is confirmed only by the mail server's word, and written in the person's language", async (context) => {
  const harness = await createHarness(context);
  const server = await mailServer(context);
  const variables = {
    KHATM_SMTP_URL: server.url,
    KHATM_MAIL_FROM: "Khatm <khatm@example.sa>",
    NEXTAUTH_URL: "https://khatm.example.sa",
  };
  Object.assign(harness.edges, { channels: channelsFrom(variables) });
  const place = await aPlace(harness);
  const { establishmentId, owner } = place;
  const { id: channelId } = await add(harness, place, { kind: "email" });
  const to = { channelId, userId: owner.id };
  expect(await deliverDigest(asWorker(harness), establishmentId, to, digest())).toEqual({ outcome: "confirmed" });
  await harness.run(setLanguage, owner, { locale: "en" });
  expect(await deliverDigest(asWorker(harness), establishmentId, to, digest())).toEqual({ outcome: "confirmed" });
  expect(server.letters[1]).toContain("Subject: Two certificates end");
  expect(server.letters[1]).toContain("Till &lt;1&gt;");
  expect(server.letters[1]).toContain("https://khatm.example.sa/en/devices/1");
  expect(server.letters[0]).not.toContain("Two certificates");

  server.behaves("refuses recipients");
  const reached = await harness.run(testChannel, owner, { establishmentId, channelId });
  expect(reached).toEqual({ outcome: "failed", reason: "recipient_refused" });
  const [view] = await harness.run(listChannels, owner, place);
  expect(view).toMatchObject({ lastTestOutcome: "failed", lastTestReason: "recipient_refused" });
});

test("posts are signed for programs and shaped for Slack and Teams, and a broken line is not a no", async (context) => {
  const before = process.env["KHATM_WEBHOOK_LOOPBACK"];
  process.env["KHATM_WEBHOOK_LOOPBACK"] = "on";
  context.onTestFinished(() => {
    if (before === undefined) delete process.env["KHATM_WEBHOOK_LOOPBACK"];
    else process.env["KHATM_WEBHOOK_LOOPBACK"] = before;
  });
  const harness = await createHarness(context);
  const there = await receiver(context);
  Object.assign(harness.edges, { channels: channelsFrom({ KHATM_WEBHOOK_LOOPBACK: "on" }) });
  const place = await aPlace(harness);
  const shared = async (kind: string) => {
    const { id } = await add(harness, place, { kind, address: there.url });
    return { channelId: id, userId: null };
  };
  const ways = [await shared("webhook"), await shared("slack"), await shared("teams")] as const;
  const send = (way: (typeof ways)[number]) => deliverDigest(asWorker(harness), place.establishmentId, way, digest());
  for (const way of ways) expect(await send(way)).toEqual({ outcome: "confirmed" });
  expect(there.got[0]?.headers["webhook-signature"]).toMatch(/^v1,/);
  expect(JSON.parse(there.got[0]?.body ?? "")).toMatchObject({
    urgency: "late",
    more: 1,
    title: { en: "Two certificates end" },
  });
  expect(there.got[1]?.body).toContain("كاشير &lt;1&gt;");
  expect(JSON.parse(there.got[2]?.body ?? "")).toMatchObject({ attachments: [{ content: { rtl: true } }] });

  there.answers.status = 500;
  expect(await send(ways[0])).toEqual({ outcome: "failed", reason: "refused" });
  there.answers.silent = true;
  expect(await send(ways[0])).toEqual({ outcome: "unknown", reason: "no_answer" });

  const rows = await harness.owner`select kind, address from channels order by created_at`;
  expect(rows.map((row) => row["address"])).toEqual([there.url, new URL(there.url).host, new URL(there.url).host]);
  const entries = JSON.stringify(await harness.owner`select detail from audit_entries`);
  expect(entries.match(/t0ken/g)?.length).toBe(1);
});

test("the console tells each person once, and only that person sees it", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const { establishmentId, owner } = place;
  const told = digest();
  const to = { channelId: null, userId: owner.id };
  for (let time = 0; time < 2; time++)
    expect(await deliverDigest(asWorker(harness), establishmentId, to, told)).toEqual({ outcome: "confirmed" });
  const gone = deliverDigest(asWorker(harness), establishmentId, { channelId: null, userId: other.owner.id }, told);
  expect(await gone).toEqual({ outcome: "failed", reason: "not_set_up" });

  const colleague = await harness.person({ [establishmentId]: "auditor" });
  expect(await harness.run(listNotices, colleague, {})).toEqual([]);
  const [notice] = await harness.run(listNotices, owner, {});
  expect(notice).toMatchObject({ content: { title: told.title, more: 1 }, readAt: null });
  expect(await harness.run(countUnread, owner, {})).toBe(1);
  const noticeId = notice?.id;
  await expect(harness.run(acknowledgeNotice, colleague, { noticeId })).rejects.toMatchObject({ code: "not_found" });
  await harness.run(acknowledgeNotice, owner, { noticeId });
  expect(await harness.run(countUnread, owner, {})).toBe(0);
  await harness.run(readNotices, owner, {});
});

test("ways are set up by those who may, for their own groups, and lead nowhere inside", async (context) => {
  const harness = await createHarness(context);
  const [place, other] = [await aPlace(harness), await aPlace(harness)];
  const groupId = await fallback(harness, place);
  const input = { groupId, kind: "email", locale: "ar" };
  const { id: channelId } = await add(harness, place, { kind: "email", address: "Desk@example.sa" });
  for (const role of ["accountant", "auditor"] as const) {
    const person = await harness.person({ [place.establishmentId]: role });
    const refused = { code: "auth.forbidden" };
    await expect(harness.run(addChannel, person, input)).rejects.toMatchObject(refused);
    await expect(harness.run(removeChannel, person, { channelId })).rejects.toMatchObject(refused);
    await expect(harness.run(listChannels, person, place)).rejects.toMatchObject(refused);
    await expect(harness.run(testChannel, person, place)).rejects.toMatchObject(refused);
  }
  const limited = await harness.person({ [place.establishmentId]: "it" }, { branches: [place.branchId] });
  await expect(harness.run(addChannel, limited, input)).rejects.toMatchObject({ code: "auth.forbidden" });
  const missing = { code: "not_found" };
  await expect(harness.run(addChannel, other.owner, input)).rejects.toMatchObject(missing);
  await expect(harness.run(removeChannel, other.owner, { channelId })).rejects.toMatchObject(missing);
  await expect(harness.run(listChannels, other.owner, place)).rejects.toMatchObject(missing);
  const foreign = { establishmentId: other.establishmentId, channelId };
  await expect(harness.run(testChannel, other.owner, foreign)).rejects.toMatchObject(missing);
  for (const [kind, address, code] of [
    ["webhook", "", "required"],
    ["slack", "http://hooks.example.sa/x", "url_not_https"],
    ["teams", "https://10.0.0.8/x", "url_not_public"],
    ["email", "nobody", "invalid"],
  ])
    await expect(add(harness, place, { kind, address })).rejects.toMatchObject({ fields: [{ path: "address", code }] });
  await harness.run(removeChannel, place.owner, { channelId });
  await expect(harness.run(removeChannel, place.owner, { channelId })).rejects.toMatchObject(missing);
});
