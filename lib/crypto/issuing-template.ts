import type { CertificateExtension } from "./certificate-fields.ts";
import { derChildren, derValueAt, dottedOid, type DerValue } from "./der.ts";

export type IssuingTemplate = { readonly oid: string; readonly major: number; readonly minor: number };

const templateInformation = "1.3.6.1.4.1.311.21.7";

/** Microsoft's certificate template information ([MS-WCCE] section 2.2.2.7.7.2); null when absent or of another shape. */
export function issuingTemplateOf(extensions: readonly CertificateExtension[]): IssuingTemplate | null {
  const extension = extensions.find((each) => each.oid === templateInformation);
  const outer = extension && derValueAt(extension.value);
  const [id, major, minor] = (outer && derChildren(outer)) ?? [];
  if (id?.tag !== 0x06) return null;
  return { oid: dottedOid(id.content), major: smallInteger(major), minor: smallInteger(minor) };
}

function smallInteger(value: DerValue | undefined): number {
  return value?.content.reduce((sum, byte) => sum * 256 + byte, 0) ?? 0;
}
