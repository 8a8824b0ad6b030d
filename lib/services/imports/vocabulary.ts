import { environments, type Environment } from "#lib/domain/environment.ts";
import { functionalityMaps, type FunctionalityMap } from "#lib/domain/functionality-map.ts";
import { identifierSchemes, type IdentifierScheme } from "#lib/domain/identifiers.ts";
import { folded, importFields, importKinds, type ImportField, type ImportKind } from "#lib/domain/import-fields.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { wordsIn } from "#lib/i18n/words.ts";

const [en, ar] = [wordsIn("en"), wordsIn("ar")];

/** What columns are called besides their own names in both languages. */
const alsoCalled: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  kind: ["Type", "Record", "النوع"],
  vatNumber: ["VAT", "VAT registration number", "Tax number", "رقم التسجيل الضريبي"],
  nameAr: ["Arabic name", "Branch name in Arabic", "الاسم العربي", "اسم الفرع بالعربية"],
  nameEn: ["English name", "Branch name in English", "الاسم الإنجليزي", "اسم الفرع بالإنجليزية"],
  identifierScheme: ["Identifier type", "Scheme"],
  identifierValue: ["Identifier", "CRN", "Commercial registration", "المعرف", "السجل التجاري", "رقم السجل التجاري"],
  branch: ["Branch name", "Home branch", "اسم الفرع", "الفرع الأساسي"],
  name: ["Device", "Till", "Name", "الجهاز", "الاسم"],
  functionalityMap: ["Map", "Functionality map", "Invoice type", "نوع الفواتير"],
  serialNumber: ["Serial number", "Serial", "الرقم التسلسلي"],
  egsSerial: ["Unit serial", "EGS serial number", "الرقم التسلسلي للوحدة"],
  postalCode: ["Zip", "Post code"],
};

/** Folded names to columns; the first to claim a name has it. */
export const headings: ReadonlyMap<string, ImportField> = named(importFields, (field) => [
  field,
  ...[en, ar].map((t) => t(`imports.field.${field}`)),
  ...(alsoCalled[field] ?? []),
]);

export const kindNames: ReadonlyMap<string, ImportKind> = named(importKinds, (kind) => [
  kind,
  ...[en, ar].flatMap((t) => [t(`imports.kind.${kind}`), t(`imports.sheet.${kind}`)]),
]);

export const schemeNames: ReadonlyMap<string, IdentifierScheme> = named(identifierSchemes, (scheme) => [
  scheme,
  ...[en, ar].map((t) => t(`records.scheme.${scheme}`)),
]);

export const environmentNames: ReadonlyMap<string, Environment> = named(environments, (environment) => [
  environment,
  ...[en, ar].map((t) => t(`environment.${environment}`)),
]);

const mapsInWords: Readonly<Record<FunctionalityMap, readonly string[]>> = {
  "1000": ["standard", "ضريبية"],
  // a spreadsheet takes the leading zero away
  "0100": ["100", "simplified", "مبسطة"],
  "1100": ["both", "كلاهما", "النوعان"],
};
export const mapNames: ReadonlyMap<string, FunctionalityMap> = named(functionalityMaps, (map) => [
  map,
  ...mapsInWords[map],
  ...[en, ar].map((t) => t(`devices.map.${map}`)),
]);

/** A heading for readers of both languages, the given one first; it is recognised by either half. */
export function bilingual(field: ImportField, locale: Locale): string {
  const [first, second] = locale === "ar" ? [ar, en] : [en, ar];
  return `${first(`imports.field.${field}`)} | ${second(`imports.field.${field}`)}`;
}

function named<Value extends string>(values: readonly Value[], names: (value: Value) => readonly string[]) {
  const known = new Map<string, Value>();
  for (const value of values)
    for (const name of names(value)) if (!known.has(folded(name))) known.set(folded(name), value);
  return known;
}
