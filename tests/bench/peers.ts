import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { firstPih } from "#lib/ubl/issue.ts";
import { certificatePem, keyPem } from "./sample.ts";
import { issueDate, issueTime, type SampleLine, seller, uuid } from "./sample-document.ts";

export type Peer = {
  readonly name: string;
  readonly sign: (lines: readonly SampleLine[]) => Promise<PeerInvoice> | PeerInvoice;
  /** Key pair and CSR. */
  readonly csr?: () => unknown;
};
export type PeerInvoice = { readonly xml: string; readonly hash: string; readonly qr: string };

const packages = ["zatca-xml-js@0.1.9", "zatca-sdk@0.1.2"];

/** The packages to compare with, installed outside the project; an explanation where that cannot be done. */
export async function findPeers(): Promise<readonly Peer[] | string> {
  const folder = process.env["KHATM_BENCH_PEERS"] ?? join(tmpdir(), "khatm-bench-peers");
  if (!existsSync(join(folder, "node_modules", "zatca-sdk"))) {
    const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", ...packages];
    const { status, stderr, error } = spawnSync("npm", args, { encoding: "utf8", shell: process.platform === "win32" });
    if (status !== 0) return `${packages.join(" and ")} could not be installed: ${error?.message ?? stderr.trim()}`;
  }
  const load = createRequire(join(folder, "package.json"));
  const sdkEntry = join(folder, "node_modules", "zatca-sdk", "dist", "index.js");
  return [xmlJs(load("zatca-xml-js")), sdk(await import(pathToFileURL(sdkEntry).href))];
}

const anyFunction = z.custom<(...args: readonly unknown[]) => unknown>((value) => typeof value === "function");
const anyClass = z.custom<new (...args: readonly unknown[]) => unknown>((value) => typeof value === "function");

const XmlJs = z.object({ ZATCASimplifiedTaxInvoice: anyClass, EGS: anyClass });
const XmlJsInvoice = z.object({ sign: anyFunction });
const XmlJsSigned = z.object({ signed_invoice_string: z.string(), invoice_hash: z.string(), qr: z.string() });

function xmlJs(loaded: unknown): Peer {
  const { ZATCASimplifiedTaxInvoice, EGS } = XmlJs.parse(loaded);
  const unit = {
    uuid,
    custom_id: "Till-1",
    model: "Bench",
    CRN_number: seller.crn,
    VAT_name: seller.name,
    VAT_number: seller.vatNumber,
    branch_name: "Olaya",
    branch_industry: "Retail",
    location: {
      city: seller.city,
      city_subdivision: seller.district,
      street: seller.street,
      plot_identification: "0000",
      building: seller.building,
      postal_zone: seller.postalCode,
    },
  };
  const sign = (lines: readonly SampleLine[]): PeerInvoice => {
    const props = {
      egs_info: unit,
      invoice_counter_number: 1,
      invoice_serial_number: "INV-000001",
      issue_date: issueDate,
      issue_time: issueTime,
      previous_invoice_hash: firstPih,
      line_items: lines.map(({ name, quantity, halalas }, i) => ({
        id: String(i + 1),
        name,
        quantity,
        tax_exclusive_price: halalas / 100,
        VAT_percent: 0.15,
      })),
    };
    const invoice = new ZATCASimplifiedTaxInvoice({ props });
    XmlJsInvoice.parse(invoice);
    const signed = XmlJsSigned.parse(Reflect.apply(methodOf(invoice, "sign"), invoice, [certificatePem, keyPem]));
    return { xml: signed.signed_invoice_string, hash: signed.invoice_hash, qr: signed.qr };
  };
  const ascii = { ...unit, VAT_name: "Palms", branch_name: "Olaya", location: { ...unit.location, city: "Riyadh" } };
  const csr = (): unknown => {
    const egs = new EGS({ ...ascii, location: { ...ascii.location, street: "Olaya", city_subdivision: "Olaya" } });
    return Reflect.apply(methodOf(egs, "generateNewKeysAndCSR"), egs, [false, "Bench"]);
  };
  return { name: "zatca-xml-js", sign, csr };
}

const methodOf = (owner: unknown, name: string) =>
  anyFunction.parse(typeof owner === "object" && owner !== null ? Reflect.get(owner, name) : undefined);

const Sdk = z.object({ signInvoice: anyFunction });
const SdkSigned = z.object({
  success: z.literal(true),
  data: z.object({ signedXml: z.string(), invoiceHash: z.string(), qrTlvBase64: z.string() }),
});

function sdk(loaded: unknown): Peer {
  const { signInvoice } = Sdk.parse(loaded);
  return {
    name: "zatca-sdk",
    sign: async (lines) => {
      const result = SdkSigned.parse(
        await signInvoice(sdkInvoice(lines), {
          credentials: { privateKey: keyPem, certificate: certificatePem },
          // a picture of the QR would double its time
          skipQrImage: true,
        }),
      );
      const { signedXml, invoiceHash, qrTlvBase64 } = result.data;
      return { xml: signedXml, hash: invoiceHash, qr: qrTlvBase64 };
    },
  };
}

function sdkInvoice(lines: readonly SampleLine[]) {
  const rows = lines.map(({ name, quantity, halalas }, i) => {
    const net = quantity * halalas;
    return {
      id: String(i + 1),
      name,
      quantity,
      unitCode: "PCE",
      unitPrice: halalas / 100,
      lineTotal: net / 100,
      vatCategory: "S",
      vatPercent: 15,
      vatAmount: Math.round(net * 0.15) / 100,
    };
  });
  const net = lines.reduce((sum, { quantity, halalas }) => sum + quantity * halalas, 0);
  const tax = Math.round(net * 0.15);
  return {
    id: "INV-000001",
    uuid,
    issueDate,
    issueTime,
    invoiceTypeCode: "388",
    invoiceSubType: "0200000",
    documentCurrency: "SAR",
    taxCurrency: "SAR",
    invoiceCounterValue: 1,
    previousInvoiceHash: firstPih,
    seller: {
      registrationName: seller.name,
      vatNumber: seller.vatNumber,
      identification: { schemeId: "CRN", value: seller.crn },
      address: {
        street: seller.street,
        buildingNumber: seller.building,
        citySubdivision: seller.district,
        city: seller.city,
        postalCode: seller.postalCode,
        country: "SA",
      },
    },
    paymentMeansCode: "10",
    lineExtensionAmount: net / 100,
    taxExclusiveAmount: net / 100,
    taxInclusiveAmount: (net + tax) / 100,
    payableAmount: (net + tax) / 100,
    taxTotal: tax / 100,
    taxSubtotals: [{ taxableAmount: net / 100, taxAmount: tax / 100, taxCategory: "S", taxPercent: 15 }],
    lines: rows,
  };
}
