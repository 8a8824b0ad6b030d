import type { InvoiceDocument, TransactionFlag, VatCategory } from "#lib/ubl/document.ts";

/** What a page says, in its first and its second language. */
export type Words = { readonly ar: string; readonly en: string };

const say = (ar: string, en: string): Words => ({ ar, en });

export const words = {
  draft: say(
    "مسودة: لم تعتمدها هيئة الزكاة والضريبة والجمارك، وليست فاتورة ضريبية نظامية",
    "Draft: not cleared by ZATCA, not a legal tax invoice",
  ),
  number: say("رقم المستند", "Document number"),
  issued: say("تاريخ الإصدار ووقته", "Issue date and time"),
  supplied: say("تاريخ التوريد", "Supply date"),
  due: say("تاريخ الاستحقاق", "Due date"),
  taxPoint: say("تاريخ استحقاق الضريبة", "Tax point date"),
  purchaseOrder: say("أمر الشراء", "Purchase order"),
  contract: say("العقد", "Contract"),
  currency: say("العملة", "Currency"),
  uuid: say("المعرّف الفريد", "UUID"),
  preceding: say("الفاتورة الأصلية", "Original invoice"),
  reason: say("سبب الإصدار", "Reason for issue"),
  paymentMeans: say("طريقة الدفع", "Payment means"),
  account: say("الحساب", "Account"),
  terms: say("شروط الدفع", "Payment terms"),
  notes: say("ملاحظات", "Notes"),
  seller: say("المورّد", "Seller"),
  buyer: say("العميل", "Buyer"),
  vatNumber: say("رقم التسجيل الضريبي", "VAT number"),
  line: say("م", "No."),
  item: say("السلعة أو الخدمة", "Goods or service"),
  quantity: say("الكمية", "Quantity"),
  price: say("سعر الوحدة", "Unit price"),
  discount: say("الخصم", "Discount"),
  charge: say("رسم إضافي", "Charge"),
  net: say("الصافي قبل الضريبة", "Net"),
  rate: say("نسبة الضريبة", "VAT rate"),
  tax: say("مبلغ الضريبة", "VAT"),
  gross: say("الإجمالي شامل الضريبة", "Total with VAT"),
  code: say("الرمز", "Code"),
  adjustments: say("خصومات ورسوم على المستند", "Discounts and charges on the document"),
  described: say("البيان", "Description"),
  amount: say("المبلغ", "Amount"),
  breakdown: say("تفصيل ضريبة القيمة المضافة", "VAT breakdown"),
  category: say("الفئة الضريبية", "VAT category"),
  exemption: say("سبب الإعفاء أو النسبة الصفرية", "Exemption reason"),
  taxable: say("المبلغ الخاضع للضريبة", "Taxable amount"),
  prepayments: say("دفعات مقدمة سبقت فوترتها", "Advances already invoiced"),
  prepaymentInvoice: say("فاتورة الدفعة المقدمة", "Prepayment invoice"),
  lineNet: say("مجموع البنود", "Sum of lines"),
  allowances: say("مجموع الخصومات", "Discounts"),
  charges: say("مجموع الرسوم الإضافية", "Charges"),
  taxExclusive: say("الإجمالي غير شامل الضريبة", "Total without VAT"),
  taxTotal: say("مجموع ضريبة القيمة المضافة", "VAT total"),
  taxInRiyals: say("ضريبة القيمة المضافة بالريال السعودي", "VAT total in Saudi riyals"),
  taxInclusive: say("الإجمالي شامل الضريبة", "Total with VAT"),
  prepaid: say("المدفوع مقدما", "Prepaid"),
  rounding: say("التقريب", "Rounding"),
  payable: say("المبلغ المستحق", "Amount due"),
} as const satisfies Record<string, Words>;

export const flagWords: Record<TransactionFlag, Words> = {
  thirdParty: say("فاتورة طرف ثالث", "Third-party invoice"),
  nominal: say("توريد اسمي", "Nominal supply"),
  export: say("فاتورة تصدير", "Export invoice"),
  summary: say("فاتورة ملخصة", "Summary invoice"),
  selfBilled: say("فوترة ذاتية", "Self-billed invoice"),
  government: say("توريد حكومي", "Government supply"),
};

export const categoryWords: Record<VatCategory, Words> = {
  S: say("النسبة الأساسية", "Standard rate"),
  Z: say("نسبة الصفر", "Zero rate"),
  E: say("معفاة", "Exempt"),
  O: say("خارج نطاق الضريبة", "Out of scope"),
};

export const schemeWords: Record<string, Words> = {
  CRN: say("السجل التجاري", "Commercial registration"),
  MOM: say("رخصة البلدية والإسكان", "Municipal licence"),
  MLS: say("رخصة الموارد البشرية", "Labour licence"),
  "700": say("الرقم الموحد", "Unified number"),
  SAG: say("رخصة وزارة الاستثمار", "Investment licence"),
  TIN: say("الرقم المميز", "Tax identification number"),
  NAT: say("الهوية الوطنية", "National ID"),
  GCC: say("هوية خليجية", "GCC ID"),
  IQA: say("رقم الإقامة", "Iqama number"),
  PAS: say("رقم جواز السفر", "Passport number"),
  OTH: say("معرّف آخر", "Other ID"),
};

/** UNTDID 4461, the codes in ZATCA's list. */
export const meansWords: Record<string, Words> = {
  "1": say("غير محددة", "Not defined"),
  "10": say("نقدا", "Cash"),
  "30": say("تحويل", "Credit transfer"),
  "42": say("حساب بنكي", "Bank account"),
  "48": say("بطاقة", "Card"),
};

/** The title that the VAT Implementing Regulations (articles 53 and 54) ask for, by kind. */
export function titleOf({ typeCode, transaction }: Pick<InvoiceDocument, "typeCode" | "transaction">): Words {
  const simplified = transaction.kind === "simplified";
  if (typeCode === "381")
    return simplified
      ? say("إشعار دائن لفاتورة ضريبية مبسطة", "Credit note to a simplified tax invoice")
      : say("إشعار دائن", "Credit note");
  if (typeCode === "383")
    return simplified
      ? say("إشعار مدين لفاتورة ضريبية مبسطة", "Debit note to a simplified tax invoice")
      : say("إشعار مدين", "Debit note");
  if (typeCode === "386")
    return simplified
      ? say("فاتورة ضريبية مبسطة لدفعة مقدمة", "Simplified tax invoice for a prepayment")
      : say("فاتورة ضريبية لدفعة مقدمة", "Tax invoice for a prepayment");
  return simplified ? say("فاتورة ضريبية مبسطة", "Simplified tax invoice") : say("فاتورة ضريبية", "Tax invoice");
}

export const pageOf = (page: number, count: number): Words =>
  say(`صفحة ${page} من ${count}`, `Page ${page} of ${count}`);
