import { beforeAll, describe, expect, it } from "vitest";
import { readInvoice } from "#lib/simulator/document/read.ts";
import { judgeQr } from "#lib/simulator/document/qr.ts";
import { judgeStamp } from "#lib/simulator/document/stamp.ts";
import {
  aSimulator,
  aUnit,
  call,
  complianceOf,
  enrol,
  loginOf,
  submission,
  vat,
  vector,
  type Answer,
  type Login,
  type Unit,
} from "./support.ts";

type Simulator = ReturnType<typeof aSimulator>;

const reporting = "/invoices/reporting/single";
const clearance = "/invoices/clearance/single";
const standard = { file: "invoices/046-valid-standard-invoice-buyer-without-vat-number-crn-only.xml" };

let simulator: Simulator;
let unit: Unit;
let login: Login;

beforeAll(async () => {
  simulator = aSimulator();
  unit = await aUnit();
  login = await enrol(simulator, unit);
});

const report = async (body: unknown, as = login): Promise<Answer> =>
  await call(simulator, reporting, body, { login: as });
const clear = async (body: unknown, as = login): Promise<Answer> =>
  await call(simulator, clearance, body, { login: as });
const fresh = (): { uuid: string } => ({ uuid: crypto.randomUUID() });

function codes(answer: Answer, list: "errorMessages" | "warningMessages" = "errorMessages"): readonly unknown[] {
  const results: unknown = answer.body["validationResults"];
  const found: unknown =
    typeof results === "object" && results !== null && list in results
      ? Object.entries(results).find(([name]) => name === list)?.[1]
      : [];
  return Array.isArray(found) ? found.map((each: { code: unknown }) => each.code) : [];
}

describe("reporting", () => {
  it("accepts a stamped simplified document and remembers it for 24 hours", async () => {
    const body = submission(unit, login, fresh());
    const first = await report(body);
    expect([first.status, first.body["reportingStatus"]]).toEqual([200, "REPORTED"]);
    expect(first.text).toContain("XSD_ZATCA_VALID");
    expect((await report(body)).status).toBe(409);
    simulator.advance(86_400_001);
    expect((await report(body)).status).toBe(200);
  });

  it("refuses other hashes, other UUIDs and missing parts", async () => {
    const body = submission(unit, login, fresh());
    const other = submission(unit, login, fresh());
    expect(codes(await report({ ...body, invoiceHash: other.invoiceHash }))).toContain("invalid-invoice-hash");
    expect(codes(await report({ ...body, uuid: other.uuid }))).toEqual(["INVOICE_UUID_VALIDATION"]);
    expect(codes(await report({ ...body, invoiceHash: undefined }))).toEqual(["InvoiceHash-Errors"]);
    expect(codes(await report({ ...body, invoice: "PGE+" }))).toEqual(["XSD_ZATCA_INVALID"]);
  });

  it("refuses documents of another VAT number or beyond the functionality map", async () => {
    expect(codes(await report(submission(unit, login, { ...fresh(), vat: "399640287310003" })))).toEqual([
      "certificate-permissions",
    ]);
    const plain = await aUnit({ map: "1000" });
    const other = aSimulator();
    const compliance = await complianceOf(other, plain);
    const refused = await call(other, "/compliance/invoices", submission(plain, compliance), { login: compliance });
    expect(refused.text).toContain("does not cover Simplified documents");
  });

  it("refuses standard documents, foreign stamps and compliance credentials", async () => {
    expect(codes(await report(submission(unit, login, { ...fresh(), ...standard })))).toEqual(["XML-INVOICE-ERROR"]);
    const stranger = await aUnit();
    const strange = await enrol(simulator, stranger);
    expect(codes(await report(submission(stranger, strange, fresh())))).toEqual(["invalid-digital-signature"]);
    const compliance = await complianceOf(simulator, unit);
    expect((await report(submission(unit, compliance, fresh()), compliance)).status).toBe(401);
    expect((await report(submission(unit, login), { ...login, secret: strange.secret })).status).toBe(401);
  });

  it("answers in Arabic when asked to", async () => {
    const body = { ...submission(unit, login, fresh()), uuid: crypto.randomUUID() };
    const answer = await call(simulator, reporting, body, { login, headers: { "accept-language": "ar" } });
    expect(answer.text).toContain("المعرف UUID في الفاتورة لا يطابق");
  });
});

describe("clearance", () => {
  it("gives back the document with its own stamp and QR and an unchanged hash", async () => {
    const body = submission(unit, login, { ...fresh(), ...standard });
    const answer = await clear(body);
    expect([answer.status, answer.body["clearanceStatus"]]).toEqual([200, "CLEARED"]);

    const cleared = readInvoice(Buffer.from(String(answer.body["clearedInvoice"]), "base64"));
    expect(cleared?.hash).toBe(body.invoiceHash);
    expect(cleared?.stamp && judgeStamp(cleared.stamp, cleared.hash)).toEqual([]);
    expect(cleared && judgeQr(cleared)).toEqual([]);

    const again = await clear(body);
    expect([again.status, again.body["clearedInvoice"]]).toEqual([208, answer.body["clearedInvoice"]]);
    simulator.set({ duplicates: "bare" });
    expect((await clear(body)).body["clearedInvoice"]).toBeNull();
    simulator.set({ duplicates: "live" });
  });

  it("refuses simplified documents", async () => {
    expect(codes(await clear(submission(unit, login, fresh())))).toEqual(["XML-INVOICE-ERROR"]);
  });

  it("sends standard documents to reporting while it is switched off", async () => {
    const body = submission(unit, login, { ...fresh(), ...standard });
    simulator.set({ clearance: "off" });
    expect([(await clear(body)).status, (await report(body)).status]).toEqual([303, 200]);
    simulator.set({ clearance: "on" });
  });
});

describe("a document sent twice", () => {
  it.each([
    ["live", 409, "NOT_REPORTED", 208, "CLEARED"],
    ["swagger", 409, "NOT_REPORTED", 208, "CLEARED"],
    ["bare", 409, "NOT_REPORTED", 208, "NOT_CLEARED"],
    ["conflict", 409, "REPORTED_SUCCESSFULLY_EARLIER", 409, "NOT_CLEARED"],
    ["off", 200, "REPORTED", 200, "CLEARED"],
  ] as const)("gets the answer of the variant %s", async (duplicates, reportStatus, reported, clearStatus, cleared) => {
    const simplified = submission(unit, login, fresh());
    const plain = submission(unit, login, { ...fresh(), ...standard });
    await report(simplified);
    await clear(plain);
    simulator.set({ duplicates });
    const [first, second] = [await report(simplified), await clear(plain)];
    expect([first.status, first.body["reportingStatus"]]).toEqual([reportStatus, reported]);
    expect([second.status, second.body["clearanceStatus"]]).toEqual([clearStatus, cleared]);
    simulator.set({ duplicates: "live" });
  });
});

describe("tampered vectors", () => {
  const manifest = vector("manifest.jsonl")
    .toString("utf8")
    .trim()
    .split("\n")
    .map(
      (
        line,
      ): {
        file: string;
        class: string;
        kind: string;
        verdict: string;
        key?: string;
        canonical_sha256_base64: string | null;
      } => JSON.parse(line),
    );
  const certificates = Object.fromEntries(
    vector("keys/keys.jsonl")
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line): { name: string; certificate_base64: string } => JSON.parse(line))
      .map(({ name, certificate_base64: text }) => [name, Buffer.from(text, "base64")]),
  );

  const submit = async (entry: (typeof manifest)[number], as: { token: string; secret: string }): Promise<Answer> => {
    const xml = vector(entry.file);
    const uuid = /<cbc:UUID>([^<]*)/.exec(xml.toString("utf8"))?.[1] ?? "";
    const invoiceHash = entry.canonical_sha256_base64 ?? "A".repeat(43) + "=";
    const path = entry.kind.startsWith("standard") ? clearance : reporting;
    return await call(simulator, path, { invoiceHash, uuid, invoice: xml.toString("base64") }, { login: as });
  };

  it("are refused, and their sound siblings are not", async () => {
    const logins = new Map(
      Object.entries(certificates).map(([name, der]) => [name, simulator.adopt("simulation", der)]),
    );
    const verdicts: string[] = [];
    for (const entry of manifest) {
      const as = logins.get(entry.key ?? "");
      if (!as || !["hash", "qr", "signature", "serialisation", "valid", "chain"].includes(entry.class)) continue;
      const { status, text } = await submit(entry, as);
      const fits =
        (status === 400) === (entry.verdict === "FAIL") &&
        (status === 202) === (entry.class === "qr" && entry.verdict === "WARN");
      if (!fits) verdicts.push(`${entry.file} ${status} ${text}`);
    }
    expect(verdicts).toEqual([]);
  });

  it("that are not well-formed are refused before any rule", async () => {
    for (const entry of manifest.filter((each) => each.class === "malformed")) {
      expect(codes(await submit(entry, login))).toEqual(["XSD_ZATCA_INVALID"]);
    }
  });
});

describe("the chain", () => {
  it("is judged in order of generation and written about in mails", async () => {
    simulator = aSimulator();
    login = await enrol(simulator, unit);
    const one = submission(unit, login, { ...fresh(), icv: 1, number: "A-1" });
    const two = submission(unit, login, { ...fresh(), icv: 2, pih: one.invoiceHash, number: "A-2" });
    const three = submission(unit, login, { ...fresh(), icv: 3, pih: two.invoiceHash, number: "A-3" });
    for (const body of [three, one, two]) expect((await report(body)).status).toBe(200);
    expect(simulator.mails().map(({ code }) => code)).toEqual(["LATE_REPORTING"]);

    await report(submission(unit, login, { ...fresh(), icv: 3, pih: two.invoiceHash, number: "A-4" }));
    await report(submission(unit, login, { ...fresh(), icv: 4, pih: one.invoiceHash, number: "A-5" }));
    await report(submission(unit, login, { ...fresh(), icv: 9, pih: one.invoiceHash, number: "A-6" }));
    await report(submission(unit, login, { uuid: one.uuid, icv: 5, pih: one.invoiceHash, number: "A-7" }));
    simulator.advance(90_000_000);
    expect(new Set(simulator.mails().map(({ code, detail }) => `${code} ${detail}`))).toEqual(
      new Set([
        "ICV_REPEATED ICV 3",
        "PIH_BROKEN ICV 4",
        "PIH_BROKEN ICV 5",
        "ICV_GAP ICV 9",
        `1_UUID_MANY_IRN ${one.uuid}`,
        "LATE_REPORTING 7",
      ]),
    );
  });

  it("can be enforced at once", async () => {
    simulator.set({ chainFaults: "refused" });
    const repeated = submission(unit, login, { ...fresh(), icv: 1, number: "B-1" });
    expect(codes(await report(repeated))).toEqual(["KSA-13"]);
  });

  it("belongs to the credential that signed, also when its successor sends", async () => {
    const next = await aUnit();
    const [otp] = simulator.makeOtps({ station: "simulation", vat, kind: "renewal" });
    const patched = await call(
      simulator,
      "/production/csids",
      { csr: next.csr },
      { method: "PATCH", otp: otp?.code ?? "", login },
    );
    const successor = await enrol(simulator, next, loginOf(patched.body));
    simulator.set({ chainFaults: "mail" });
    const leftover = await report(submission(unit, login, { ...fresh(), icv: 10, number: "C-1" }), successor);
    expect([leftover.status, codes(leftover, "warningMessages")]).toEqual([202, ["invalid-signing-certificate"]]);
  });
});
