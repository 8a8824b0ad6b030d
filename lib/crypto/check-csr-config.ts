import { AppError, type Params } from "#lib/errors.ts";
import { functionalityMaps } from "#lib/domain/functionality-map.ts";
import { csrFields, type CsrConfig, type CsrField } from "./csr-config.ts";

/** One objection to a request; `code` is a message path, `field` a config field or a part of the request. */
export type CsrFinding = {
  readonly field: CsrField | "key" | "signature" | "template" | "subject" | "san";
  readonly code: `csr.${string}`;
  readonly params: Params;
  readonly severity: "error" | "warning";
};

/** `sdk`: what ZATCA's SDK refuses. `live` adds what the gateway is known to refuse; its character list can be softened. */
export type CsrRules = { readonly rules?: "sdk" | "live"; readonly characters?: "refuse" | "warn" };

const longest = 64;
const triplet = /^1-.+\|2-.+\|3-.+$/;
const refusedCharacters = /[!@#$%&*_<=]/g;
const namesChecked: readonly CsrField[] = [
  "commonName",
  "organizationUnitName",
  "organizationName",
  "locationAddress",
  "industryBusinessCategory",
];

/** Findings about the nine values, in the SDK's order; none means that the request may be built. Default rules: live. */
export function checkCsrConfig(
  config: CsrConfig,
  { rules = "live", characters = "refuse" }: CsrRules = {},
): readonly CsrFinding[] {
  const missing = csrFields
    .filter((field) => config[field].trim() === "")
    .map((field) => finding(field, "csr.missing"));
  const gone = new Set<string>(missing.map(({ field }) => field));
  const checks = [
    ...sdkFormat(config),
    ...sdkCharacters(config, characters),
    ...(rules === "live" ? liveOnly(config) : []),
  ];
  return [...missing, ...checks.filter(({ field }) => !gone.has(field))];
}

/** Throws `csr.refused` with one field error for each finding of severity error. */
export function refuseErrors(findings: readonly CsrFinding[]): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  throw new AppError(
    "csr.refused",
    { count: errors.length },
    errors.map(({ field, code, params }) => ({ path: field, code, params })),
  );
}

export function finding(
  field: CsrFinding["field"],
  code: CsrFinding["code"],
  params: Params = {},
  severity: CsrFinding["severity"] = "error",
): CsrFinding {
  return { field, code, params, severity };
}

/** Values that the SDK also insists on inside a finished request. */
export function sdkFormat(config: CsrConfig): readonly CsrFinding[] {
  const { serialNumber, organizationIdentifier: vat, organizationUnitName: unit, countryName, invoiceType } = config;
  const found: CsrFinding[] = [];
  if (serialNumber.includes("=")) found.push(finding("serialNumber", "csr.serial_equals_sign"));
  if (!triplet.test(serialNumber)) found.push(finding("serialNumber", "csr.serial_format"));
  if (vat.length !== 15) found.push(finding("organizationIdentifier", "csr.vat_length", { length: vat.length }));
  if (!vat.startsWith("3")) found.push(finding("organizationIdentifier", "csr.vat_start"));
  if (!vat.endsWith("3")) found.push(finding("organizationIdentifier", "csr.vat_end"));
  if (vat[10] === "1" && unit.length !== 10) found.push(finding("organizationUnitName", "csr.group_tin"));
  if (countryName.length < 2 || countryName.length > 3) found.push(finding("countryName", "csr.country"));
  if (!/^[01]{4}$/.test(invoiceType)) found.push(finding("invoiceType", "csr.title_format"));
  return found;
}

function sdkCharacters(config: CsrConfig, characters: "refuse" | "warn"): readonly CsrFinding[] {
  return namesChecked.flatMap((field) => {
    const hit = new Set(config[field].match(refusedCharacters));
    if (hit.size === 0) return [];
    return [
      finding(
        field,
        "csr.characters",
        { characters: [...hit].join(" ") },
        characters === "refuse" ? "error" : "warning",
      ),
    ];
  });
}

function liveOnly(config: CsrConfig): readonly CsrFinding[] {
  const { organizationIdentifier: vat, organizationUnitName: unit, countryName, invoiceType } = config;
  const found = csrFields.flatMap((field) => liveText(field, config[field]));
  if (/^3.{13}3$/su.test(vat) && !/^\d+$/.test(vat)) found.push(finding("organizationIdentifier", "csr.vat_digits"));
  if (vat[10] === "1" && unit.length === 10 && !/^\d+$/.test(unit))
    found.push(finding("organizationUnitName", "csr.group_tin"));
  if (/^.{2,3}$/su.test(countryName) && countryName !== "SA")
    found.push(finding("countryName", "csr.country_not_saudi"));
  return [...found, ...liveTitle(invoiceType)];
}

function liveText(field: CsrField, value: string): CsrFinding[] {
  const length = Array.from(value).length;
  const found: CsrFinding[] = [];
  if (length > longest) found.push(finding(field, "csr.too_long", { length, max: longest }));
  if (value !== value.trim()) found.push(finding(field, "csr.untrimmed"));
  if (/[\p{Cc}\p{Cs}]/u.test(value)) found.push(finding(field, "csr.control_characters"));
  return found;
}

// Digits 3 and 4 are reserved: setting them adds compliance steps that nobody can complete.
function liveTitle(title: string): readonly CsrFinding[] {
  const known: readonly string[] = functionalityMaps;
  if (!/^[01]{4}$/.test(title) || known.includes(title)) return [];
  return [finding("invoiceType", title === "0000" ? "csr.title_empty" : "csr.title_reserved")];
}
