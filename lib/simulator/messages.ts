export type Message = {
  readonly type: "INFO" | "WARNING" | "ERROR";
  readonly code: string | null;
  readonly category: string | null;
  readonly message: string | null;
  readonly status: "PASS" | "WARNING" | "ERROR";
};

export type Language = "en" | "ar";

type Text = { readonly category: string; readonly en: string; readonly ar: string };

const qr = (en: string, ar: string): Text => ({ category: "QRCODE_VALIDATION", en, ar });
const certificate = (en: string, ar: string): Text => ({ category: "CERTIFICATE_ERRORS", en, ar });
const signature = (en: string, ar: string): Text => ({ category: "SIGNATURE_ERRORS", en, ar });

const table = {
  XSD_ZATCA_VALID: {
    category: "XSD validation",
    en: "Complied with UBL 2.1 standards in line with ZATCA specifications",
    ar: "متوافق مع معايير UBL 2.1 وفق مواصفات الهيئة",
  },
  XSD_ZATCA_INVALID: {
    category: "XSD validation",
    en: "Schema validation failed; XML does not comply with UBL 2.1 standards in line with ZATCA specifications",
    ar: "فشل التحقق من المخطط: ملف XML غير متوافق مع معايير UBL 2.1 وفق مواصفات الهيئة",
  },
  "invalid-invoice-hash": {
    category: "INVOICE_HASHING_ERRORS",
    en: "The invoice hash API body does not match the (calculated) Hash of the XML",
    ar: "تجزئة الفاتورة في الطلب لا تطابق التجزئة المحسوبة من ملف XML",
  },
  "InvoiceHash-Errors": {
    category: "Invalid-InvoiceHash",
    en: "Document hash is not present in the API body",
    ar: "تجزئة المستند غير موجودة في الطلب",
  },
  "UUID-Errors": { category: "Invalid-UUID", en: "UUID is not present in the API body", ar: "المعرف UUID غير موجود" },
  INVOICE_UUID_VALIDATION: {
    category: "MISSING_UUID_IN_INVOICE",
    en: "UUID provided in the invoice doesn't match UUID in the provided Request",
    ar: "المعرف UUID في الفاتورة لا يطابق المعرف في الطلب",
  },
  "XML-INVOICE-ERROR": {
    category: "INVOICETYPE_ERRORS",
    en: "XML submitted using reporting API is not a simplified document",
    ar: "المستند المرسل عبر واجهة التبليغ ليس مستندا مبسطا",
  },
  QRCODE_INVALID: qr(
    "Invalid QR code format, Please follow the ZATCA QR code specifications",
    "صيغة رمز الاستجابة السريعة غير صحيحة، يرجى اتباع مواصفات الهيئة",
  ),
  invoiceHash_QRCODE_INVALID: qr(
    "Invoice xml hash does not match with qr code invoice xml hash",
    "تجزئة الفاتورة لا تطابق التجزئة في رمز الاستجابة السريعة",
  ),
  invoiceTimeStamp_QRCODE_INVALID: qr(
    "Time on QR Code does not match with Invoice Issue Time (KSA-25)",
    "الوقت في رمز الاستجابة السريعة لا يطابق وقت إصدار الفاتورة (KSA-25)",
  ),
  publicKey_QRCODE_INVALID: qr(
    "ECDSA Public Key does not match with qr code ECDSA public key",
    "المفتاح العام لا يطابق المفتاح في رمز الاستجابة السريعة",
  ),
  CERTIFICATE_SIGNATURE_QRCODE_INVALID: qr(
    "Certificate signature does not match with qr code certificate signature",
    "توقيع الشهادة لا يطابق التوقيع في رمز الاستجابة السريعة",
  ),
  INVOICE_SIGNATURE_VALUE_QRCODE_INVALID: qr(
    "Invoice signature value does not match with qr code signature value",
    "قيمة توقيع الفاتورة لا تطابق القيمة في رمز الاستجابة السريعة",
  ),
  sellerName_QRCODE_INVALID: qr(
    "Seller name does not match with qr code seller name",
    "اسم البائع لا يطابق الاسم في رمز الاستجابة السريعة",
  ),
  sellerVat_QRCODE_INVALID: qr(
    "Seller VAT number does not match with qr code seller VAT number",
    "الرقم الضريبي للبائع لا يطابق الرقم في رمز الاستجابة السريعة",
  ),
  invoiceTotal_QRCODE_INVALID: qr(
    "Invoice total does not match with qr code invoice total",
    "إجمالي الفاتورة لا يطابق الإجمالي في رمز الاستجابة السريعة",
  ),
  vatTotal_QRCODE_INVALID: qr(
    "VAT total does not match with qr code VAT total",
    "إجمالي الضريبة لا يطابق الإجمالي في رمز الاستجابة السريعة",
  ),
  "invalid-digital-signature": signature("Invalid digital signature", "التوقيع الرقمي غير صحيح"),
  "signature-method": signature("Signature method is not ECDSA with SHA-256", "طريقة التوقيع ليست ECDSA مع SHA-256"),
  "certificate-signing-time-format": signature("Signing time format is invalid", "صيغة وقت التوقيع غير صحيحة"),
  "signed-properties-hashing": certificate(
    "Invalid signed properties hashing, SignedProperties with id='xadesSignedProperties'",
    "تجزئة خصائص التوقيع غير صحيحة، SignedProperties بالمعرف 'xadesSignedProperties'",
  ),
  "certificate-hashing": certificate("Invalid certificate hashing", "تجزئة الشهادة غير صحيحة"),
  "certificate-issuer-name": certificate("X509IssuerName does not match", "اسم مصدر الشهادة غير مطابق"),
  "certificate-serial-number": certificate("X509SerialNumber does not match", "الرقم التسلسلي للشهادة غير مطابق"),
  "invalid-certificate": certificate("X509Certificate is missing or unreadable", "الشهادة مفقودة أو غير مقروءة"),
  "invalid-signing-certificate": certificate(
    "X509Certificate (CCSID / PCSID) used for signing is not valid certificate (CCSID / PCSID) for this VAT Registration Number.",
    "الشهادة المستخدمة في التوقيع ليست شهادة صالحة لرقم التسجيل الضريبي هذا.",
  ),
  "certificate-permissions": certificate(
    "User only allowed to use the vat number that exists in the authentication certificate",
    "لا يسمح للمستخدم إلا باستخدام الرقم الضريبي الموجود في شهادة الدخول",
  ),
  SELF_BILLED_VALIDATION: certificate(
    "Buyer vat number in the provided certificate is not equal the vat number in the XML",
    "الرقم الضريبي للمشتري في الشهادة لا يساوي الرقم في ملف XML",
  ),
  "KSA-13": { category: "PIH", en: "PIH is inValid", ar: "تجزئة الفاتورة السابقة غير صحيحة" },
} as const satisfies Record<string, Text>;

export type Code = keyof typeof table;

const levels = {
  INFO: { type: "INFO", status: "PASS" },
  WARNING: { type: "WARNING", status: "WARNING" },
  ERROR: { type: "ERROR", status: "ERROR" },
} as const;

/** A gateway message. Another wording than the table's replaces the English text only. */
export function message(level: Message["type"], code: Code, language: Language, wording?: string): Message {
  const { category, en, ar } = table[code];
  return { ...levels[level], code, category, message: language === "ar" ? ar : (wording ?? en) };
}
