/** ISO 4217 as the rules know it (edition of 2018: no SLE, VES or ZWG). */
export const currencies = words(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
   CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
   GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
   LYD MAD MDL MGA MKD MMK MNT MOP MRO MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN
   PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STD SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
   TZS UAH UGX USD USN UYI UYU UZS VEF VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX
   YER ZAR ZMW ZWL`,
);

/** ISO 3166-1 alpha-2, with 1A (Kosovo) and XI (Northern Ireland) as EN 16931 adds them. */
export const countries = words(
  `1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA
   CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB
   GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG
   KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
   MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB
   SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US
   UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW`,
);

/** UNTDID 4461, payment means, as EN 16931 takes it. */
export const paymentMeans = new Set([...count(1, 70), ...count(74, 78), ...count(91, 97), "ZZZ"]);
/** ZATCA's subset of it lacks 69. */
export const zatcaPaymentMeans = new Set([...paymentMeans].filter((code) => code !== "69"));

/** UNTDID 1001, invoice types. */
export const invoiceTypes = words(
  `80 82 84 130 202 203 204 211 295 325 326 380 381 383 384 385 386 387 388 389 390 393 394 395 456 457 527 575 623 633
   751 780 935`,
);

/** UNTDID 5305, duty or tax category, as EN 16931 takes it. */
export const vatCategories = words("AE L M E S Z G O K B");

export const mimeCodes = words(
  `text/csv text/plain application/pdf image/png image/jpeg image/tiff application/acad application/dwg drawing/dwg
   application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet`,
);

/** UNTDID 7161 as one text, because the rule looks for the code anywhere in it; CAP and CAQ stand together there. */
export const chargeReasons = ` ${[
  ...words(`AA AAA AAC AAD AAE AAF AAH AAI AAS AAT AAV AAY AAZ ABA ABB ABC ABD ABF ABK ABL ABN ABR ABS ABT ABU ACF ACG
   ACH ACI ACJ ACK ACL ACM ACS ADC ADE ADJ ADK ADL ADM ADN ADO ADP ADQ ADR ADT ADW ADY ADZ AEA AEB AEC AED AEF AEH AEI
   AEJ AEK AEL AEM AEN AEO AEP AES AET AEU AEV AEW AEX AEY AEZ AJ AU CA CAB CAD CAE CAF CAI CAJ CAK CAL CAM CAN CAO
   CAPCAQ CAR CAS CAT CAU CAV CAW CD CG CS CT DAB DAD DL EG EP ER FAA FAB FAC FC FH FI GAA HAA HD HH IAA AB ID IF IR IS
   KO L1 LA LAA LAB LF MAE MI ML NAA OA PA PAA PC PL RAB RAC RAD RAF RE RF RH RV SA SAA SAD SAE SAI SG SH SM SU TAB AC
   TT TV V1 V2 WH XAA YY ZZZ`),
].join(" ")} `;

const zeroRated = `VATEX-SA-32 VATEX-SA-33 VATEX-SA-34-1 VATEX-SA-34-2 VATEX-SA-34-3 VATEX-SA-34-4 VATEX-SA-34-5
   VATEX-SA-35 VATEX-SA-36 VATEX-SA-EDU VATEX-SA-HEA VATEX-SA-MLTRY VATEX-SA-DIPLOMAT VATEX-SA-DUTYFREE`;

type Reasons = Readonly<Record<string, ReadonlySet<string>>>;

/** Exemption reason codes of an advance by VAT category (BR-KSA-CL-07). */
export const advanceReasons: Reasons = {
  Z: words(zeroRated),
  E: words("VATEX-SA-29 VATEX-SA-29-7 VATEX-SA-30"),
  O: words("VATEX-SA-OOS"),
};
/** Exemption reason codes of the VAT summary by VAT category (BR-KSA-CL-04). */
export const exemptionReasons: Reasons = {
  ...advanceReasons,
  Z: words(`${zeroRated} VATEX-SA-ROYALDECREE VATEX-SA-32(bis)`),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

function count(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
