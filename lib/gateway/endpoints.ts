import { z } from "zod";
import type { CredentialKind, OtpKind } from "./credentials.ts";
import { CsidAnswer, DocumentAnswer } from "./answers.ts";

export type Endpoint<Answer = unknown> = {
  readonly method: "POST" | "PATCH";
  readonly path: `/${string}`;
  readonly otp: OtpKind | null;
  readonly credentials: readonly CredentialKind[];
  readonly language: boolean;
  readonly clearanceStatus: boolean;
  readonly request: z.ZodType;
  readonly response: z.ZodType<Answer>;
  /** "safe": the same bytes may be sent again at any time. "once": a second call may spend an OTP or issue twice. */
  readonly replay: "safe" | "once";
  readonly timeoutMs: number;
  readonly answerLimitBytes: number;
};

const pemOfCsr = /^\s*-----BEGIN (NEW )?CERTIFICATE REQUEST-----[\s\S]*-----END (NEW )?CERTIFICATE REQUEST-----\s*$/;

const CsrBody = z.strictObject({
  csr: z.base64().refine((csr) => pemOfCsr.test(Buffer.from(csr, "base64").toString("latin1"))),
});
const ProductionBody = z.strictObject({ compliance_request_id: z.string().regex(/^\d{1,20}$/) });
const DocumentBody = z.strictObject({
  invoiceHash: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  uuid: z.guid(),
  invoice: z.string().min(1),
});

const setup = { response: CsidAnswer, replay: "once", timeoutMs: 60_000, answerLimitBytes: 1024 * 1024 } as const;
const documents = {
  request: DocumentBody,
  response: DocumentAnswer,
  replay: "safe",
  timeoutMs: 60_000,
  answerLimitBytes: 32 * 1024 * 1024,
  method: "POST",
  otp: null,
  language: true,
} as const;

/** The six calls of the Fatoora platform; paths are appended to the environment's address. */
export const endpoints = {
  requestCompliance: {
    ...setup,
    method: "POST",
    path: "/compliance",
    otp: "onboarding",
    credentials: [],
    language: false,
    clearanceStatus: false,
    request: CsrBody,
  },
  checkCompliance: {
    ...documents,
    path: "/compliance/invoices",
    credentials: ["compliance", "production"],
    clearanceStatus: false,
  },
  requestProduction: {
    ...setup,
    method: "POST",
    path: "/production/csids",
    otp: null,
    credentials: ["compliance"],
    language: false,
    clearanceStatus: false,
    request: ProductionBody,
  },
  renewProduction: {
    ...setup,
    method: "PATCH",
    path: "/production/csids",
    otp: "renewal",
    credentials: ["production"],
    language: true,
    clearanceStatus: false,
    request: CsrBody,
  },
  report: { ...documents, path: "/invoices/reporting/single", credentials: ["production"], clearanceStatus: true },
  clear: { ...documents, path: "/invoices/clearance/single", credentials: ["production"], clearanceStatus: true },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export type CredentialKindOf<Name extends EndpointName> = (typeof endpoints)[Name]["credentials"][number];
