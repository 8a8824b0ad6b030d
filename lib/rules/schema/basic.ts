import { dateStart, isTime } from "../clock.ts";
import { parseDecimal } from "../decimal.ts";
import { normal } from "../xpath.ts";

type Basic = {
  readonly attributes: readonly string[];
  readonly required: readonly string[];
  readonly valid: (value: string) => boolean;
  readonly type: string;
};

const anything = (): boolean => true;
const isDecimal = (value: string): boolean => parseDecimal(value) !== undefined;

const text: Basic = { type: "string", attributes: ["languageID", "languageLocaleID"], required: [], valid: anything };
const code: Basic = {
  type: "normalizedString",
  attributes: [
    "listID",
    "listAgencyID",
    "listAgencyName",
    "listName",
    "listVersionID",
    "name",
    "languageID",
    "listURI",
    "listSchemeURI",
  ],
  required: [],
  valid: anything,
};
const identifier: Basic = {
  type: "normalizedString",
  attributes: [
    "schemeID",
    "schemeName",
    "schemeAgencyID",
    "schemeAgencyName",
    "schemeVersionID",
    "schemeDataURI",
    "schemeURI",
  ],
  required: [],
  valid: anything,
};
const numeric: Basic = { type: "decimal", attributes: ["format"], required: [], valid: isDecimal };

/** Base types of `UBL-CommonBasicComponents-2.1` by the ending of the element's name (representation terms, UBL naming rules). */
const endings: readonly (readonly [ending: string, basic: Basic])[] = [
  [
    "BinaryObject",
    {
      type: "base64Binary",
      attributes: ["format", "mimeCode", "encodingCode", "characterSetCode", "uri", "filename"],
      required: ["mimeCode"],
      valid: isBase64,
    },
  ],
  [
    "Amount",
    {
      type: "decimal",
      attributes: ["currencyID", "currencyCodeListVersionID"],
      required: ["currencyID"],
      valid: isDecimal,
    },
  ],
  [
    "Quantity",
    {
      type: "decimal",
      attributes: ["unitCode", "unitCodeListID", "unitCodeListAgencyID", "unitCodeListAgencyName"],
      required: [],
      valid: isDecimal,
    },
  ],
  [
    "Measure",
    { type: "decimal", attributes: ["unitCode", "unitCodeListVersionID"], required: ["unitCode"], valid: isDecimal },
  ],
  ["Numeric", numeric],
  ["Percent", numeric],
  ["Rate", numeric],
  ["Date", { type: "date", attributes: [], required: [], valid: isDate }],
  ["Time", { type: "time", attributes: [], required: [], valid: isTime }],
  [
    "Indicator",
    { type: "boolean", attributes: [], required: [], valid: (value) => /^(?:true|false|0|1)$/.test(normal(value)) },
  ],
  ["Code", code],
  ["ID", identifier],
  ["URI", identifier],
];

export function basicOf(name: string): Basic {
  return endings.find(([ending]) => name.endsWith(ending))?.[1] ?? text;
}

/** xs:date of XML Schema 1.0, which knows no year 0; the rule engine does. */
function isDate(value: string): boolean {
  return dateStart(value) !== undefined && !/^-?0000/.test(normal(value));
}

/** xs:base64Binary: groups of four, white space anywhere, unused bits zero. */
export function isBase64(value: string): boolean {
  const packed = value.replaceAll(/[ \t\r\n]/g, "");
  if (packed.length % 4 !== 0) return false;
  return /^[A-Za-z0-9+/]*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/.test(packed);
}
