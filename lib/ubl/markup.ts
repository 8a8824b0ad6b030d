import { AppError } from "#lib/errors.ts";

// Everything but the Char production of XML 1.0 section 2.2; `special` also finds what needs an escape.
const forbidden = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const special = /[^\t\n -%'-;=?-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Character data as Canonical XML 1.1 section 2.3 writes it. A carriage return becomes a line feed, because validators hash `&#xD;`
 * differently. Throws `document.forbidden_character`.
 */
export function text(value: string): string {
  if (!special.test(value)) return value;
  if (forbidden.test(value)) throw new AppError("document.forbidden_character", { text: value.slice(0, 80) });
  return value.replaceAll(/\r\n?/g, "\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** An attribute value in the same form. */
export function attribute(value: string): string {
  return text(value)
    .replaceAll("&gt;", ">")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;");
}

/** `<name>value</name>` on its own line; nothing when there is no value. `indent` starts with the line feed. */
export function leaf(indent: string, name: string, value: string | undefined): string {
  return value === undefined ? "" : `${indent}<${name}>${text(value)}</${name}>`;
}

/** A container on its own lines; nothing when it would be empty. */
export function block(indent: string, name: string, content: string): string {
  return content === "" ? "" : `${indent}<${name}>${content}${indent}</${name}>`;
}

/** The line feed and indentation of each depth. */
export const depth = Array.from({ length: 10 }, (_, level) => `\n${"    ".repeat(level)}`);

/** One step deeper. */
export const deeper = (indent: string): string => `${indent}    `;
