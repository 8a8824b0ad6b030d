import type { Params } from "#lib/errors.ts";
import { EngineCrash, select } from "./xpath.ts";
import type { XmlDocument, XmlElement } from "./xml/tree.ts";

export type Severity = "error" | "warning";

/** The document as the rules see it. */
export type Subject = {
  readonly xml: XmlDocument;
  /** The root when it is a UBL Invoice, else nothing: rules of `/Invoice` look here. */
  readonly invoice: readonly XmlElement[];
  readonly all: XmlDocument["all"];
  /** The instant of the check: some rules compare with today. */
  readonly at: Date;
  /** Some transaction code contains 01 and five digits: ZATCA's own, loose test, true for `0201000000` too. */
  readonly standard: boolean;
  readonly simplified: boolean;
  readonly simplifiedSummary: boolean;
};

/** One place that breaks a rule: the element, the field below it that is meant (`cbc:ID`, `@currencyID`) and values worth showing. */
export type Violation = { readonly at: XmlElement; readonly field?: string; readonly values?: Params };
export type Check = (document: Subject) => readonly Violation[];
export type Rule = { readonly code: string; readonly severity: Severity; readonly check: Check };

export function subject(xml: XmlDocument, at: Date): Subject {
  const named = (pattern: RegExp): boolean => xml.names.some((name) => pattern.test(name));
  return {
    xml,
    invoice: xml.root.key === "Invoice" ? [xml.root] : [],
    all: xml.all,
    at,
    standard: named(/01\p{Nd}{5}/u),
    simplified: named(/02\p{Nd}{5}/u),
    simplifiedSummary: named(/02\p{Nd}{3}1\p{Nd}/u),
  };
}

type Nodes = (document: Subject) => readonly XmlElement[];
type Bad = (node: XmlElement, document: Subject) => boolean;

/** The rule is broken by every node of the context for which `bad` holds. */
export function over(nodes: Nodes, bad: Bad, field?: string, values?: (node: XmlElement) => Params): Check {
  return (document) =>
    nodes(document)
      .filter((node) => bad(node, document))
      .map((at) => ({ at, ...(field !== undefined && { field }), ...(values && { values: values(at) }) }));
}

/** A rule context with a condition: where that cannot be evaluated, the engine skips the node instead of failing. */
export function matching(nodes: Nodes, condition: (node: XmlElement) => boolean): Nodes {
  return (document) =>
    nodes(document).filter((node) => {
      try {
        return condition(node);
      } catch (failure) {
        if (failure instanceof EngineCrash) return false;
        throw failure;
      }
    });
}

/** The same check of a rule whose context is not the place of its fault: it points at this path below the root. */
export const meant =
  (path: string, check: Check): Check =>
  (document) =>
    check(document).map((violation) => ({ ...violation, at: document.xml.root, field: path }));

/** A check that only concerns some documents. */
export function when(applies: (document: Subject) => boolean, check: Check): Check {
  return (document) => (applies(document) ? check(document) : []);
}

export const error = (code: string, check: Check): Rule => ({ code, severity: "error", check });
export const warning = (code: string, check: Check): Rule => ({ code, severity: "warning", check });

/** `/Invoice` */
export const invoice: Nodes = (document) => document.invoice;
/** `/Invoice/…` */
export const inInvoice =
  (path: string): Nodes =>
  (document) =>
    select(document.invoice, path);

/** `a/b/c` wherever it stands. */
export function anywhere(path: string): Nodes {
  const [first = "", ...rest] = path.split("/");
  const below = rest.join("/");
  return (document) => (below === "" ? document.all(first) : select(document.all(first), below));
}
