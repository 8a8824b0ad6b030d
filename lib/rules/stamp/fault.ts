import type { Params } from "#lib/errors.ts";
import type { Severity } from "../rule.ts";
import type { XmlElement } from "../xml/tree.ts";

/** What the stages QR, SIGNATURE and PIH find. */
export type StampFault = {
  readonly code: string;
  readonly severity: Severity;
  readonly at: XmlElement;
  readonly values?: Params;
};
