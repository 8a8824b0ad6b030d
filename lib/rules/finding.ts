import type { Params } from "#lib/errors.ts";
import { explain, renderTitle } from "./catalogue/index.ts";
import type { Severity, Violation } from "./rule.ts";
import type { SchemaFault } from "./schema/validate.ts";
import { attribute, pathOf, textOf, type XmlElement } from "./xml/tree.ts";
import type { Unreadable } from "./xml/read.ts";
import { select } from "./xpath.ts";

export const stages = ["PARSE", "XSD", "EN", "KSA", "QR", "SIGNATURE", "PIH"] as const;
export type Stage = (typeof stages)[number];

/** One place in a document to which one code applies. `params.value` is what stands there, `params.expected` what should. */
export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  /** As the gateway groups it; by sheet, not by the letters of the code. */
  readonly category: string;
  readonly stage: Stage;
  /** `/Invoice/cac:InvoiceLine[2]/cbc:ID`; the last steps may be missing in the document. */
  readonly path: string;
  /** From 1, in the file as it was given. */
  readonly line: number;
  readonly params: Params;
  /** English, one line. */
  readonly message: string;
};

type Kind = Pick<Finding, "code" | "severity" | "category" | "stage">;

export function violated(kind: Kind, { at, field, values }: Violation): Finding {
  const { path, node, value } = located(at, field);
  const params = { ...(value !== undefined && { value }), ...values };
  return { ...kind, path, line: node.line, params, message: titleOf(kind.code, params) };
}

export function unread({ problem, detail, line }: Unreadable, stage: Stage): Finding {
  const message = `The file is no readable XML: ${detail || problem}`;
  return { ...schemaKind, stage, path: "/", line, params: { problem }, message };
}

export function misbuilt({ at, problem, name, value }: SchemaFault): Finding {
  const params = { problem, name, ...(value !== "" && { value: clipped(value) }) };
  const message = sentences[problem](name, clipped(value));
  return { ...schemaKind, stage: "XSD", path: pathOf(at), line: at.line, params, message };
}

const schemaKind = { code: "XSD_ZATCA_INVALID", severity: "error", category: "XSD validation" } as const;

const sentences: Readonly<Record<SchemaFault["problem"], (name: string, value: string) => string>> = {
  root: (name) => `${name} is not the root of a UBL invoice`,
  unexpected: (name) => `${name} may not stand here`,
  missing: (name) => `${name} is missing`,
  repeated: (name) => `${name} may stand here only once`,
  value: (type, value) => `"${value}" is no ${type}`,
  attribute: (name) => `${name} is not allowed here`,
  text: (name, value) => `${name} contains stray text "${value}"`,
};

export function titleOf(code: string, params: Params): string {
  const entry = explain(code);
  return entry ? renderTitle(entry, "en", params) : code;
}

/** Follows `field` as far as the document goes; `@name` at its end is an attribute. */
function located(at: XmlElement, field?: string): { path: string; node: XmlElement; value: string | undefined } {
  const steps = field === undefined ? [] : field.split("/");
  let node = at;
  for (const [index, step] of steps.entries()) {
    const next = step.startsWith("@") ? undefined : select(node, step)[0];
    if (next) node = next;
    if (!next) {
      const value = step.startsWith("@") ? attribute(node, step.slice(1)) : undefined;
      return { path: [pathOf(node), ...steps.slice(index)].join("/"), node, value: value && clipped(value) };
    }
  }
  return { path: pathOf(node), node, value: node.elements.length > 0 ? undefined : clipped(textOf(node)) };
}

function clipped(value: string): string {
  return value.length > 200 ? `${value.slice(0, 199)}…` : value;
}
