import { readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { rowsOfText } from "#lib/domain/portal-list.ts";

/** A place of a file where a certificate should stand; without one it could not be read. */
export type Place = { readonly row: number; readonly certificate?: CertificateView };

/** Nothing shorter is a certificate, so such cells are headings, names or notes. */
const shortest = 300;
const armoured = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs;
const answered = /"binarySecurityToken"\s*:\s*"([^"]+)"/g;

/**
 * The certificates of a text: one token or certificate, PEM blocks, saved answers of the gateway, or rows with a token in a cell. Rows are counted
 * from 1; those without anything as long as a certificate are passed over.
 */
export function certificatesOfText(text: string): readonly Place[] {
  const blocks = text.match(armoured) ?? [...text.matchAll(answered)].map(([, token = ""]) => token);
  if (blocks.length > 0) return blocks.map((block, index) => ({ row: index + 1, ...certificateIn(block) }));
  const whole = certificateIn(text);
  if (whole.certificate !== undefined) return [{ row: 1, ...whole }];
  const rows = rowsOfText(text).map((cells) => cells.toSorted((a, b) => b.length - a.length)[0]?.trim() ?? "");
  return rows.flatMap((cell, index) => (cell.length < shortest ? [] : [{ row: index + 1, ...certificateIn(cell) }]));
}

export function certificateIn(input: string | Uint8Array): { readonly certificate?: CertificateView } {
  try {
    return { certificate: readCertificate(input) };
  } catch {
    return {};
  }
}
