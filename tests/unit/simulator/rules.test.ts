import { describe, expect, it } from "vitest";
import { checkRules } from "#lib/simulator/rules.ts";
import { aSimulator, call, vector } from "./support.ts";

type Entry = {
  readonly file: string;
  readonly class: string;
  readonly kind: string;
  readonly stages: Readonly<Record<string, string>>;
  readonly canonical_sha256_base64: string | null;
};

const lines = <T>(file: string, read: (line: string) => T): readonly T[] =>
  vector(file).toString("utf8").trim().split("\n").map(read);

const manifest = lines("manifest.jsonl", (line): Entry => JSON.parse(line));
const keys = lines("keys/keys.jsonl", (line): { certificate_base64: string } => JSON.parse(line));

/** The SDK's PIH stage compares with a local file, which Fatoora does not. */
const refused = ({ stages }: Entry): boolean =>
  Object.entries(stages).some(([stage, outcome]) => stage !== "PIH" && outcome === "FAIL");

/** Not all certificates of the vectors cover the documents of their VAT number. */
const permissions = ["certificate-permissions", "SELF_BILLED_VALIDATION"];

const errorsIn = (text: string): readonly string[] => {
  const { validationResults }: { validationResults: { errorMessages: readonly { code: string }[] } } = JSON.parse(text);
  return validationResults.errorMessages.map(({ code }) => code);
};

const check = (file: string, language: "en" | "ar" = "en") =>
  checkRules(vector(`invoices/${file}`), new Date("2026-11-25"), language);

describe("every vector, with all rules", () => {
  it("gets the verdict of its manifest from the gateway", async () => {
    const simulator = aSimulator({ check: checkRules });
    const logins = keys.map(({ certificate_base64: text }) => {
      const der = Buffer.from(text, "base64");
      return [/39\d{13}/.exec(der.toString("latin1"))?.[0] ?? "", simulator.adopt("simulation", der)] as const;
    });
    const wrong: string[] = [];
    for (const entry of manifest) {
      const xml = vector(entry.file);
      const standard = /InvoiceTypeCode name="01/.test(xml.toString("utf8"));
      const body = {
        invoiceHash: entry.canonical_sha256_base64 ?? `${"A".repeat(43)}=`,
        uuid: /<cbc:UUID>([^<]*)/.exec(xml.toString("utf8"))?.[1] ?? "",
        invoice: xml.toString("base64"),
      };
      const path = standard ? "/invoices/clearance/single" : "/invoices/reporting/single";
      const seller = /<cbc:CompanyID>(\d{14})/.exec(xml.toString("utf8"))?.[1] ?? "";
      const [, login] = logins.find(([vat]) => vat.startsWith(seller.slice(0, 9))) ?? [];
      const { text } = await call(simulator, path, body, login ? { login } : {});
      const passes = errorsIn(text).every((code) => permissions.includes(code));
      if (passes === refused(entry)) wrong.push(`${entry.file} ${text}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it("names the broken rules in the list and category of their severity", async () => {
    const { messages } = check("020-rule-br-ksa-44-buyer-vat-of-14-digits.xml");
    expect(messages).toMatchObject([{ type: "ERROR", code: "BR-KSA-44", category: "KSA", status: "ERROR" }]);
    expect(check("020-rule-br-ksa-44-buyer-vat-of-14-digits.xml", "ar").messages[0]?.message).toMatch(
      /[\u0600-\u06ff]/,
    );
    expect(check("070-xsd-xsd-zatca-invalid-issue-time-before-issue-date.xml").messages[0]?.message).toContain(
      "SAXParseException",
    );
  });
});
