import type { Environment } from "#lib/domain/environment.ts";
import type { Credential, Otp } from "./credentials.ts";
import { endpoints, type CredentialKindOf } from "./endpoints.ts";
import type { Exchange } from "./exchange.ts";
import { checkOutcome, type CheckOutcome } from "./outcome/checks.ts";
import { csidOutcome, renewalOutcome, type CsidOutcome } from "./outcome/csids.ts";
import { clearOutcome, reportOutcome, type DocumentOutcome } from "./outcome/documents.ts";
import { send, type CallSettings, type Wire } from "./send.ts";

/** A finished document: hash as base64 of 32 bytes, uuid as in the XML, and the exact stored bytes. */
export type DocumentBytes = { readonly invoiceHash: string; readonly uuid: string; readonly xml: Uint8Array };

/** Where a call goes, as whom; the credential must belong to the same environment. */
type As<Name extends keyof typeof endpoints, E extends Environment> = {
  readonly environment: E;
  readonly credential: Credential<CredentialKindOf<Name>, NoInfer<E>>;
  readonly settings?: CallSettings;
};

type Answer<Outcome> = Promise<{ readonly outcome: Outcome; readonly exchange: Exchange }>;

export type Gateway = {
  /** Whether this installation has an address for the environment. */
  reaches(environment: Environment): boolean;
  /** `csr` is PEM text. */
  requestCompliance<E extends Environment>(call: {
    readonly environment: E;
    readonly otp: Otp<"onboarding", NoInfer<E>>;
    readonly csr: string;
    readonly settings?: CallSettings;
  }): Answer<CsidOutcome<E, "compliance">>;
  checkCompliance<E extends Environment>(
    call: As<"checkCompliance", E> & { readonly document: DocumentBytes },
  ): Answer<CheckOutcome>;
  requestProduction<E extends Environment>(
    call: As<"requestProduction", E> & { readonly complianceRequestId: string },
  ): Answer<CsidOutcome<E, "production">>;
  renewProduction<E extends Environment>(
    call: As<"renewProduction", E> & { readonly otp: Otp<"renewal", NoInfer<E>>; readonly csr: string },
  ): Answer<CsidOutcome<E, "production", "compliance">>;
  report<E extends Environment>(
    call: As<"report", E> & { readonly document: DocumentBytes },
  ): Answer<DocumentOutcome<null>>;
  clear<E extends Environment>(
    call: As<"clear", E> & { readonly document: DocumentBytes },
  ): Answer<DocumentOutcome<Uint8Array>>;
};

export function createGateway(wire: Wire): Gateway {
  const now = (): Date => wire.clock.now();
  return {
    reaches: (environment) => wire.config.addresses[environment] !== undefined,
    async requestCompliance({ environment, otp, csr, settings = {} }) {
      const call = { environment, otp, body: { csr: base64(csr) }, settings };
      const { reply, exchange } = await send(wire, "requestCompliance", endpoints.requestCompliance, call);
      const asked = { environment, kind: "compliance", withCredential: false, now: now() } as const;
      return { outcome: csidOutcome(reply, asked), exchange };
    },
    async checkCompliance({ environment, credential, document, settings = {} }) {
      const call = { environment, credential, body: bodyOf(document), settings };
      const { reply, exchange } = await send(wire, "checkCompliance", endpoints.checkCompliance, call);
      return { outcome: checkOutcome(reply, now()), exchange };
    },
    async requestProduction({ environment, credential, complianceRequestId, settings = {} }) {
      const call = { environment, credential, body: { compliance_request_id: complianceRequestId }, settings };
      const { reply, exchange } = await send(wire, "requestProduction", endpoints.requestProduction, call);
      const asked = { environment, kind: "production", withCredential: true, now: now() } as const;
      return { outcome: csidOutcome(reply, asked), exchange };
    },
    async renewProduction({ environment, credential, otp, csr, settings = {} }) {
      const call = { environment, credential, otp, body: { csr: base64(csr) }, settings };
      const { reply, exchange } = await send(wire, "renewProduction", endpoints.renewProduction, call);
      const asked = { environment, kind: "production", withCredential: true, now: now() } as const;
      return { outcome: renewalOutcome(reply, asked), exchange };
    },
    async report({ environment, credential, document, settings = {} }) {
      const call = { environment, credential, body: bodyOf(document), settings };
      const { reply, exchange } = await send(wire, "report", endpoints.report, call);
      return { outcome: reportOutcome(reply, now()), exchange };
    },
    async clear({ environment, credential, document, settings = {} }) {
      const call = { environment, credential, body: bodyOf(document), settings };
      const { reply, exchange } = await send(wire, "clear", endpoints.clear, call);
      return { outcome: clearOutcome(reply, now()), exchange };
    },
  };
}

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

const bodyOf = ({ invoiceHash, uuid, xml }: DocumentBytes): Readonly<Record<string, string>> => ({
  invoiceHash,
  uuid,
  invoice: Buffer.from(xml).toString("base64"),
});
