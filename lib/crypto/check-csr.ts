import { templateName, type Environment } from "#lib/domain/environment.ts";
import { checkCsrConfig, finding, sdkFormat, type CsrFinding, type CsrRules } from "./check-csr-config.ts";
import { sanLayout, subjectLayout, type CsrConfig } from "./csr-config.ts";
import { oids, valueOf, type NameAttribute } from "./distinguished-name.ts";
import { ecdsaWithSha256, type CsrView } from "./read-csr.ts";

const sanFields = new Set<string>(sanLayout.map(([, field]) => field));

/**
 * Findings about a finished request against what ZATCA's SDK makes for this environment. Default rules: live, which also applies
 * `checkCsrConfig` to the values inside and looks at the string types of ZATCA's samples.
 */
export function checkCsr(view: CsrView, environment: Environment, checks: CsrRules = {}): readonly CsrFinding[] {
  const structure = [
    ...keyAndSignature(view),
    ...template(view, environment),
    ...subject(view.subject),
    ...san(view.san),
  ];
  const config = configOf(view);
  if (checks.rules === "sdk") return [...structure, ...sdkFormat(config).filter(({ field }) => sanFields.has(field))];
  return [...structure, ...stringTypes(view), ...checkCsrConfig(config, checks)];
}

/** The nine values as the request holds them; an absent one is empty. */
export function configOf({ subject: names, san: alternative }: CsrView): CsrConfig {
  const named = (oid: string) => valueOf(names, oid) ?? "";
  const alternatively = (oid: string) => valueOf(alternative ?? [], oid) ?? "";
  return {
    commonName: named(oids.commonName),
    serialNumber: alternatively(oids.surname),
    organizationIdentifier: alternatively(oids.userId),
    organizationUnitName: named(oids.organizationalUnit),
    organizationName: named(oids.organization),
    countryName: named(oids.country),
    invoiceType: alternatively(oids.title),
    locationAddress: alternatively(oids.registeredAddress),
    industryBusinessCategory: alternatively(oids.businessCategory),
  };
}

function keyAndSignature({ curve, signatureOid, selfSignatureValid }: CsrView): readonly CsrFinding[] {
  const found: CsrFinding[] = [];
  if (curve !== "secp256k1") found.push(finding("key", "csr.key_curve", { curve }));
  if (signatureOid !== ecdsaWithSha256)
    found.push(finding("signature", "csr.signature_algorithm", { oid: signatureOid }));
  if (!selfSignatureValid) found.push(finding("signature", "csr.signature"));
  return found;
}

function template(view: CsrView, environment: Environment): readonly CsrFinding[] {
  const expected = templateName[environment];
  if (view.template === null) return [finding("template", "csr.template_missing", { expected })];
  const found = view.template.name;
  return found === expected ? [] : [finding("template", "csr.template", { found, expected })];
}

function subject(names: readonly NameAttribute[]): readonly CsrFinding[] {
  const absent = subjectLayout.filter(([oid]) => valueOf(names, oid) === null).map(([oid]) => oid);
  return absent.length === 0 ? [] : [finding("subject", "csr.subject_attributes", { absent: absent.join(", ") })];
}

function san(names: readonly NameAttribute[] | null): readonly CsrFinding[] {
  if (names === null) return [finding("san", "csr.san_missing")];
  const expected = sanLayout.map(([oid]) => oid).join(", ");
  const found = names.map(({ oid }) => oid).join(", ");
  if (found === expected) return singleValued(names) ? [] : [finding("san", "csr.san_nesting")];

  const sameSet =
    names
      .map(({ oid }) => oid)
      .toSorted()
      .join() ===
    sanLayout
      .map(([oid]) => oid)
      .toSorted()
      .join();
  return [
    ...(sameSet ? [] : [finding("san", "csr.san_attributes", { found, expected })]),
    finding("san", "csr.san_order", { found, expected }, "warning"),
  ];
}

function singleValued(names: readonly NameAttribute[]): boolean {
  return new Set(names.map(({ rdn }) => rdn)).size === names.length;
}

function stringTypes({ template: named, san: names }: CsrView): readonly CsrFinding[] {
  const found: CsrFinding[] = [];
  if (named && named.stringType !== "UTF8String" && named.stringType !== "PrintableString") {
    found.push(finding("template", "csr.template_string_type", { found: named.stringType }));
  }
  const odd = (names ?? []).filter(({ stringType }) => stringType !== "UTF8String").map(({ oid }) => oid);
  if (odd.length > 0) found.push(finding("san", "csr.san_string_type", { attributes: odd.join(", ") }, "warning"));
  return found;
}
