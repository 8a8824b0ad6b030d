import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { rowsOfText } from "#lib/domain/portal-list.ts";

/** A place of a file where a certificate should stand; without one it could not be read. */
export type Place = {
  readonly row: number;
  readonly certificate?: CertificateView;
  readonly problem?: "empty_file" | "not_a_certificate_file";
};

/** Nothing shorter is a certificate. */
const shortest = 300;
/** A piece of a token, which no heading looks like. */
const cutOff = /^[\w+/=-]{24,}$/;
const armoured = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs;
const answered = /"binarySecurityToken"\s*:\s*"([^"]+)"/g;

/**
 * The certificates of a text: one token or certificate, PEM blocks, saved answers of the gateway, or rows with a token in a cell. Rows are counted
 * from 1; among certificates, a row without anything as long as one is said too, unless it is empty or the heading.
 */
export function certificatesOfText(text: string): readonly Place[] {
  const blocks = text.match(armoured) ?? [...text.matchAll(answered)].map(([, token = ""]) => token);
  if (blocks.length > 0) return blocks.map((block, index) => ({ row: index + 1, ...certificateIn(block) }));
  const whole = certificateIn(text);
  if (whole.certificate !== undefined) return [{ row: 1, ...whole }];
  const rows = rowsOfText(text).map((cells) => cells.toSorted((a, b) => b.length - a.length)[0]?.trim() ?? "");
  if (rows.every((cell) => cell.length < shortest)) return [];
  return rows.flatMap((cell, index): readonly Place[] => {
    if (cell.length >= shortest) return [{ row: index + 1, ...certificateIn(cell) }];
    const passes = cell === "" || (index === 0 && !cutOff.test(cell));
    return passes ? [] : [{ row: index + 1, problem: "not_a_certificate_file" }];
  });
}

export function certificateIn(input: string | Uint8Array): { readonly certificate?: CertificateView } {
  try {
    return { certificate: readCertificate(input) };
  } catch {
    return {};
  }
}
