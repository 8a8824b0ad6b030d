import type { Written } from "./entry.ts";

/** The rules that hold alike for zero-rated, exempt and out-of-scope sales (BR-Z, BR-E, BR-O). */
export function vatCategoryEntries(): readonly Written[] {
  return [
    ...[zero, exempt].flatMap((category) => [
      missingRow(category),
      untaxed(category, "05", "line"),
      untaxed(category, "06", "discount"),
      untaxed(category, "07", "charge"),
      taxable(category),
      noVat(category),
    ]),
    missingRow(outOfScope),
    taxable(outOfScope),
    noVat(outOfScope),
  ];
}

type Category = { readonly letter: "Z" | "E" | "O"; readonly example: string } & {
  readonly [locale in "en" | "ar"]: {
    readonly sales: string;
    readonly line: string;
    readonly discount: string;
    readonly charge: string;
    readonly exampleReason: string;
  };
};

const zero: Category = {
  letter: "Z",
  example: "VATEX-SA-32",
  en: {
    sales: "zero-rated",
    line: "A zero-rated line",
    discount: "A zero-rated invoice discount",
    charge: "A zero-rated invoice charge",
    exampleReason: "exported goods",
  },
  ar: {
    sales: "المبيعات ذات النسبة الصفرية",
    line: "بند النسبة الصفرية",
    discount: "خصم الفاتورة بالنسبة الصفرية",
    charge: "رسوم الفاتورة بالنسبة الصفرية",
    exampleReason: "لتصدير السلع",
  },
};

const exempt: Category = {
  letter: "E",
  example: "VATEX-SA-30",
  en: {
    sales: "exempt",
    line: "An exempt line",
    discount: "An exempt invoice discount",
    charge: "An exempt invoice charge",
    exampleReason: "real estate",
  },
  ar: {
    sales: "المبيعات المعفاة",
    line: "البند المعفى",
    discount: "خصم الفاتورة المعفى",
    charge: "رسوم الفاتورة المعفاة",
    exampleReason: "للعقارات",
  },
};

const outOfScope: Category = {
  letter: "O",
  example: "VATEX-SA-OOS",
  en: {
    sales: "out-of-scope",
    line: "An out-of-scope line",
    discount: "An out-of-scope invoice discount",
    charge: "An out-of-scope invoice charge",
    exampleReason: "sales outside VAT",
  },
  ar: {
    sales: "المبيعات الخارجة عن النطاق",
    line: "البند الخارج عن النطاق",
    discount: "خصم الفاتورة الخارج عن النطاق",
    charge: "رسوم الفاتورة الخارجة عن النطاق",
    exampleReason: "لما هو خارج نطاق الضريبة",
  },
};

function rule(category: Category, number: string): Pick<Written, "code" | "kind" | "stage"> {
  return { code: `BR-${category.letter}-${number}`, kind: "rule", stage: "en" };
}

function missingRow(category: Category): Written {
  const { letter, example, en, ar } = category;
  return {
    ...rule(category, "01"),
    severity: "warning",
    owner: "vendor",
    field: "document.vatSummary",
    en: {
      title: `The VAT summary lacks the ${en.sales} row`,
      meaning: `Something on the document is in category ${letter}, and the summary does not mention that category.`,
      cause: "The sending system lists only rows that carry VAT.",
      fix: `Have the vendor add a row ${letter} with its taxable amount, VAT of 0.00 and the reason, for example ${example} for ${en.exampleReason}.`,
    },
    ar: {
      title: `لا يوجد في ملخص الضريبة سطر يخص ${ar.sales}`,
      meaning: `في المستند ما صُنّف بالفئة ${letter} ولا يذكر الملخص هذه الفئة.`,
      cause: "لا يدرج النظام المصدر في الملخص إلا السطور التي فيها ضريبة.",
      fix: `اطلب من المزوّد إضافة سطر ${letter} بمبلغه الخاضع وضريبة 0.00 والسبب، مثل ${example} ${ar.exampleReason}.`,
    },
  };
}

const taxedFields = {
  line: "document.lines.vatRate",
  discount: "document.discounts.vatRate",
  charge: "document.charges.vatRate",
} as const;

const taxedCauses = {
  line: {
    en: "The item's category was changed, but its old rate of 15 % stayed.",
    ar: "عُدّلت فئة الصنف وبقيت نسبته السابقة 15%.",
  },
  discount: {
    en: "The discount took the default rate of the ERP and not that of the goods it reduces.",
    ar: "أخذ الخصم النسبة الافتراضية في النظام لا نسبة السلع التي يخفضها.",
  },
  charge: {
    en: "Freight or a service fee is set up with a fixed rate of 15 %.",
    ar: "عُرّفت أجرة الشحن أو رسوم الخدمة بنسبة ثابتة 15%.",
  },
} as const;

function untaxed(category: Category, number: string, what: keyof typeof taxedFields): Written {
  const { letter, en, ar } = category;
  return {
    ...rule(category, number),
    severity: "error",
    owner: "accountant",
    field: taxedFields[what],
    en: {
      title: `${en[what]} must have the VAT rate 0`,
      titleWith: `${en[what]} has the rate {value}; it must be 0`,
      meaning: `Category ${letter} and a rate above zero exclude each other.`,
      cause: taxedCauses[what].en,
      fix: `Set the rate to 0 and keep ${letter} with its reason; if VAT is due, change the category to S with 15.`,
    },
    ar: {
      title: `يجب أن تكون نسبة الضريبة 0 في ${ar[what]}`,
      titleWith: `نسبة الضريبة في ${ar[what]} هي {value} ويجب أن تكون 0`,
      meaning: `لا تجتمع الفئة ${letter} مع نسبة أكبر من الصفر.`,
      cause: taxedCauses[what].ar,
      fix: `اجعل النسبة 0 وأبقِ الفئة ${letter} مع سببها، وإذا كانت الضريبة مستحقة فغيّر الفئة إلى S بنسبة 15.`,
    },
  };
}

function taxable(category: Category): Written {
  const { letter, en, ar } = category;
  return {
    ...rule(category, "08"),
    severity: "warning",
    owner: "vendor",
    field: "document.vatSummary.taxable",
    en: {
      title: `The ${en.sales} amount must match the ${en.sales} lines`,
      titleWith: `Row ${letter} says {value}; lines, discounts and charges give {expected}`,
      meaning: `Lines in category ${letter}, less discounts, plus charges of that category lead to another amount than row ${letter}.`,
      cause: `An invoice discount was left out of row ${letter}, or a line is in another category than the row counts it in.`,
      fix: `Have the vendor rebuild row ${letter} from the final lines: 500.00 − 20.00 + 0.00 = 480.00.`,
    },
    ar: {
      title: `يجب أن يطابق مبلغ ${ar.sales} بنودها`,
      titleWith: `سطر ${letter} يذكر {value} والبنود والخصومات والرسوم تعطي {expected}`,
      meaning: `بنود الفئة ${letter} مطروحًا منها خصوماتها ومضافًا إليها رسومها تعطي مبلغًا غير مبلغ السطر ${letter}.`,
      cause: `لم يُحتسب خصم الفاتورة في السطر ${letter}، أو صُنّف بند بفئة غير التي احتُسب فيها.`,
      fix: `اطلب من المزوّد إعادة بناء السطر ${letter} من البنود النهائية: 500.00 − 20.00 + 0.00 = 480.00.`,
    },
  };
}

function noVat(category: Category): Written {
  const { letter, en, ar } = category;
  return {
    ...rule(category, "09"),
    severity: "error",
    owner: "vendor",
    field: "document.vatSummary.vat",
    en: {
      title: `VAT in the summary must be 0.00 for ${en.sales} sales`,
      titleWith: `The summary shows VAT of {value} for ${en.sales} sales; it must be 0.00`,
      meaning: `An amount of tax stands beside sales of category ${letter}, on which none is due.`,
      cause: "Taxed and untaxed lines were added into one row, or the rate was taken from the document as a whole.",
      fix: `Have the vendor send 0.00 in row ${letter} and put taxed sales into row S.`,
    },
    ar: {
      title: `يجب أن تكون ضريبة ${ar.sales} في الملخص 0.00`,
      titleWith: `ضريبة ${ar.sales} في الملخص {value} ويجب أن تكون 0.00`,
      meaning: `يظهر مبلغ ضريبة إلى جانب مبيعات الفئة ${letter} التي لا تستحق عنها ضريبة.`,
      cause: "جُمعت البنود الخاضعة وغير الخاضعة في سطر واحد، أو أُخذت نسبة المستند كله.",
      fix: `اطلب من المزوّد إرسال 0.00 في السطر ${letter} ووضع المبيعات الخاضعة للضريبة في السطر S.`,
    },
  };
}
