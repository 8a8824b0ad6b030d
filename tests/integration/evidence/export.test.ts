import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test, vi, type TestContext } from "vitest";
import { GET as exportRoute } from "#app/api/v1/evidence/documents/route.ts";
import { GET as listRoute } from "#app/api/v1/evidence/route.ts";
import { main } from "#lib/cli/main.ts";
import { readWebEnvironment } from "#lib/env.ts";
import { createApiKey } from "#lib/services/api-keys/create.ts";
import type { Download } from "#lib/services/evidence/archive.ts";
import { exportCase } from "#lib/services/evidence/export-case.ts";
import { exportDocuments } from "#lib/services/evidence/export-documents.ts";
import { exportOutage } from "#lib/services/evidence/export-outage.ts";
import { outageDossier } from "#lib/services/evidence/outage.ts";
import { listEvidence } from "#lib/services/evidence/queries.ts";
import { readCertificate } from "#lib/crypto/certificate.ts";
import { aTill, anotherTill } from "../../support/documents.ts";
import { aPlace } from "../../support/records.ts";
import { answering, anIssued, hour, opened, work } from "../../support/submissions.ts";
import type { Walk } from "../../support/walk.ts";

const place: typeof globalThis & { khatmInstalled?: unknown } = globalThis;

async function unpacked({ chunks }: Download): Promise<ReadonlyMap<string, string>> {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(part);
  const files = unzipSync(Uint8Array.from(Buffer.concat(parts)));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const periodOf = ({ harness, place: { establishmentId } }: Walk) => {
  const now = harness.clock.now().getTime();
  return {
    establishmentId,
    environment: "simulator",
    from: new Date(now - 24 * hour).toISOString(),
    to: new Date(now + 24 * hour).toISOString(),
  };
};

/** One simplified and one standard document, both with ZATCA. */
async function aDay(context: TestContext): Promise<Walk & { readonly ids: readonly [string, string] }> {
  const till = await opened(await aTill(context));
  const ids = [await anIssued(till), await anIssued(till, "standard")] as const;
  await work(till);
  return { ...till, ids };
}

describe("the archive of a period", () => {
  test("bears the days that were asked for, as they are in Riyadh", async (context) => {
    const { harness, place: here } = await aTill(context);
    const days = { from: "2026-11-01", to: "2026-11-26" };
    const asked = { establishmentId: here.establishmentId, environment: "simulator", ...days };
    const { name } = await harness.run(exportDocuments, here.owner, asked);
    expect(name).toBe(`${here.vatNumber}_2026-11-01_2026-11-26.zip`);
  });

  test("holds bytes, cleared copies and calls under ZATCA's names, and leaves an entry", async (context) => {
    const day = await aDay(context);
    const { harness } = day;
    const download = await harness.run(exportDocuments, day.place.owner, periodOf(day));
    expect(download.name).toMatch(new RegExp(String.raw`^${day.place.vatNumber}_[\d-]{10}_[\d-]{10}\.zip$`));
    const files = await unpacked(download);
    const names = [...files.keys()];
    const zatcas = new RegExp(String.raw`^documents/${day.place.vatNumber}_\d{8}T\d{6}_INV-\d+\.xml$`);
    expect(names.filter((name) => zatcas.test(name))).toHaveLength(2);
    expect(names.filter((name) => name.startsWith("cleared/"))).toHaveLength(1);
    expect(names.filter((name) => /^calls\/[\da-f-]{36}\/01-/.test(name))).toHaveLength(2);
    expect(names.filter((name) => name.startsWith("enrolments/")).length).toBeGreaterThan(5);
    const [stored] = await harness.owner<{ text: string }[]>`
      select convert_from(xml, 'UTF8') as text from documents where document_id = ${day.ids[0]}`;
    expect([...files.values()]).toContain(stored?.text);
    expect(JSON.parse(files.get("contents.json") ?? "")).toMatchObject({
      documents: [
        { id: day.ids[0], icv: "1", hasClearedCopy: false },
        { id: day.ids[1], hasClearedCopy: true },
      ],
    });
    const [entry] =
      await harness.owner`select entity, actor_kind from audit_entries where action = 'evidence.export_documents'`;
    expect(entry).toEqual({ entity: "establishment", actor_kind: "user" });
  });

  test("holds no code, key, secret or token, whichever way it is taken out", async (context) => {
    const till = await aTill(context);
    const otp = "934617";
    await till.harness.owner`
      update attempts set request = request || jsonb_build_object('body', '{"secret":"s3cr3t-value","otp":"934617"}'::text,
        'headers', jsonb_build_object('authorization', 'Basic c2VjcmV0', 'otp', ${otp}::text))`;
    const documents = await till.harness.run(exportDocuments, till.place.owner, periodOf(till));
    const { enrolmentId } = till;
    const ofCase = await till.harness.run(exportCase, till.place.owner, { enrolmentId });
    for (const download of [documents, ofCase]) {
      const text = [...(await unpacked(download)).values()].join("\n");
      expect(text).toContain("[redacted]");
      for (const secret of ["s3cr3t-value", otp, "c2VjcmV0", "PRIVATE KEY"]) expect(text).not.toContain(secret);
    }
  });
});

test("a case holds certificate request, certificates, request and answer", async (context) => {
  const day = await aDay(context);
  const { harness, place: here, ids, enrolmentId } = day;
  const document = await unpacked(await harness.run(exportCase, here.owner, { documentId: ids[1] }));
  expect(document.get("csr.pem")).toContain("BEGIN CERTIFICATE REQUEST");
  expect(readCertificate(Buffer.from(document.get("certificates/production.pem") ?? "")).vatNumber).toBe(
    here.vatNumber,
  );
  expect(JSON.parse(document.get("case.json") ?? "")).toMatchObject({ document: { id: ids[1] }, findings: [] });
  const call = [...document.entries()].find(([name]) => name.startsWith("calls/"))?.[1];
  expect(JSON.parse(call ?? "")).toMatchObject({
    status: 200,
    documentId: ids[1],
    response: { body: expect.any(String) },
  });
  const walk = await unpacked(await harness.run(exportCase, here.owner, { enrolmentId }));
  expect(JSON.parse(walk.get("case.json") ?? "")).toMatchObject({ enrolment: { status: "active" } });
  expect([...walk.keys()].filter((name) => name.startsWith("calls/")).length).toBeGreaterThan(5);
});

test("an outage is told with its beginning, its end, its causes and the documents that waited", async (context) => {
  const till = await opened(await aTill(context));
  await anIssued(till);
  await work(till);
  const [behind, id] = [await anIssued(till), await anIssued(till)];
  await till.harness
    .owner`update submissions set next_attempt_at = next_attempt_at + interval '10 minutes' where document_id = ${behind}`;
  await work(
    till,
    0,
    answering(till, () => new Response("<html>Bad Gateway</html>", { status: 502 })),
  );
  const failedAt = till.harness.clock.now();
  await work(till, hour);
  const dossier = await till.harness.run(outageDossier, till.place.owner, periodOf(till));
  expect(dossier).toMatchObject({
    calls: 1,
    causes: [{ cause: "502", calls: 1 }],
    documents: [
      { documentId: behind, state: "accepted", failures: 0 },
      { documentId: id, state: "accepted", failures: 1 },
    ],
    lastSuccessBefore: expect.any(Date),
    firstSuccessAfter: till.harness.clock.now(),
  });
  expect(new Date(dossier.firstFailureAt ?? 0)).toEqual(failedAt);
  const files = await unpacked(await till.harness.run(exportOutage, till.place.owner, periodOf(till)));
  expect([...files.keys()].filter((name) => name.startsWith("calls/"))).toHaveLength(1);
  expect(files.get("documents.csv")?.split("\r\n")).toHaveLength(4);
  const rows = await till.harness.run(listEvidence, till.place.owner, { outcome: "unanswered" });
  expect(rows).toMatchObject({ total: 1, rows: [{ documentId: id, status: 502 }] });
});

describe("evidence", () => {
  test("of another establishment is not found, and a key sees its own device only", async (context) => {
    const day = await aDay(context);
    const second = await anotherTill(day);
    await anIssued(second);
    const { harness, place: here, ids, enrolmentId } = day;
    const elsewhere = await aPlace(harness);
    const period = periodOf(day);
    const refused = { code: "not_found" };
    await expect(harness.run(exportDocuments, elsewhere.owner, period)).rejects.toMatchObject(refused);
    await expect(harness.run(exportOutage, elsewhere.owner, period)).rejects.toMatchObject(refused);
    await expect(harness.run(outageDossier, elsewhere.owner, period)).rejects.toMatchObject(refused);
    await expect(harness.run(exportCase, elsewhere.owner, { documentId: ids[0] })).rejects.toMatchObject(refused);
    await expect(harness.run(exportCase, elsewhere.owner, { enrolmentId })).rejects.toMatchObject(refused);
    expect((await harness.run(listEvidence, elsewhere.owner, {})).rows).toEqual([]);
    for (const wrong of [{}, { documentId: ids[0], enrolmentId }, { documentId: "x" }])
      await expect(harness.run(exportCase, here.owner, wrong)).rejects.toMatchObject({ code: "input.invalid" });
    for (const wrong of [{ from: "yesterday" }, { to: period.from }, { environment: "moon" }])
      await expect(harness.run(exportDocuments, here.owner, { ...period, ...wrong })).rejects.toMatchObject({
        code: "input.invalid",
      });

    const environment = readWebEnvironment({
      DATABASE_URL: "postgres://unused.invalid/khatm",
      NEXTAUTH_SECRET: "x".repeat(40),
      NEXTAUTH_URL: "http://127.0.0.1:3000",
      KHATM_ROOT_KEY: Buffer.alloc(32, 7).toString("base64"),
    });
    place.khatmInstalled = Promise.resolve({ edges: harness.edges, environment });
    const keyFor = async (changes: Record<string, unknown>) =>
      await harness.run(createApiKey, here.owner, {
        establishmentId: here.establishmentId,
        name: "Archive",
        scopes: ["document:read"],
        ...changes,
      });
    const get = async (key: string, route: typeof exportRoute) =>
      await route(
        new Request(`http://127.0.0.1:3000/api/v1/evidence?${new URLSearchParams(period).toString()}`, {
          headers: { authorization: `Bearer ${key}` },
        }),
        { params: Promise.resolve({}) },
      );
    const bound = await get((await keyFor({ deviceId: second.deviceId })).key, exportRoute);
    expect([bound.status, bound.headers.get("content-type")]).toEqual([200, "application/zip"]);
    expect(bound.headers.get("content-disposition")).toMatch(/^attachment; filename="\d{15}_/);
    const names = Object.keys(unzipSync(new Uint8Array(await bound.arrayBuffer())));
    expect(names.filter((name) => name.startsWith("documents/"))).toHaveLength(1);
    const writer = (await keyFor({ scopes: ["document:write"] })).key;
    expect((await get(writer, exportRoute)).status).toBe(403);
    expect((await get(writer, listRoute)).status).toBe(403);
    const [entry] = await harness.owner`
      select actor_kind from audit_entries where action = 'evidence.export_documents' order by id desc limit 1`;
    expect(entry).toEqual({ actor_kind: "key" });
  });

  test("is written by the command line into a file that was not there", async (context) => {
    const day = await aDay(context);
    const folder = mkdtempSync(join(tmpdir(), "khatm-evidence-"));
    context.onTestFinished(() => rmSync(folder, { recursive: true }));
    const out = join(folder, "case.zip");
    vi.stubEnv("DATABASE_URL", day.harness.appUrl);
    vi.stubEnv("KHATM_ROOT_KEY", Buffer.alloc(32, 7).toString("base64"));
    context.onTestFinished(() => void vi.unstubAllEnvs());
    const io = { clock: day.harness.clock, env: {}, out: () => undefined, warn: () => undefined };
    const args = ["evidence", "export", "--document", day.ids[0], "--out"];
    expect(await main([...args, out], io)).toBe(0);
    expect(Object.keys(unzipSync(new Uint8Array(readFileSync(out))))).toContain("csr.pem");
    expect(await main([...args, out], io)).toBe(2);
    expect(await main(["evidence", "export", "--document", crypto.randomUUID(), "--out", join(folder, "n")], io)).toBe(
      1,
    );
    expect(existsSync(join(folder, "n"))).toBe(false);
    expect(await main(["evidence", "export", "--establishment", "x", "--out", out], io)).toBe(2);
  });
});
