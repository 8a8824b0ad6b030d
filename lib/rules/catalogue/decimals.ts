import { z } from "zod";
import rows from "./decimals.json" with { type: "json" };
import { Written } from "./entry.ts";

/** Amounts that may have at most two decimals (BR-DEC, BR-KSA-DEC-03, -04, -06). Unit prices and quantities may have more. */
export function decimalEntries(): readonly Written[] {
  return z.array(Row).parse(rows).map(explained);
}

const causes = {
  percentage: {
    en: "The amount comes from a percentage, and the sending system did not round the result.",
    ar: "المبلغ ناتج عن نسبة مئوية ولم يقرّب النظام المصدر الناتج.",
  },
  sum: {
    en: "The sending system adds unrounded figures, or exports the database value with three or more decimals.",
    ar: "يجمع النظام المصدر مبالغ غير مقرّبة، أو يصدّر القيمة المخزنة بثلاث منازل عشرية أو أكثر.",
  },
  line: {
    en: "A unit price with many decimals was multiplied by the quantity, and the product was sent unrounded.",
    ar: "ضُرب سعر وحدة كثير المنازل في الكمية وأُرسل الناتج دون تقريب.",
  },
  vat: {
    en: "The rate was applied and the result sent as the computer holds it.",
    ar: "طُبقت النسبة وأُرسل الناتج كما يحفظه الحاسب.",
  },
  exchange: {
    en: "The amount was multiplied by the exchange rate and not rounded to halalas afterwards.",
    ar: "ضُرب المبلغ في سعر الصرف ولم يُقرّب بعد ذلك إلى الهللة.",
  },
  advance: {
    en: "An advance that includes VAT was divided by 1.15 and not rounded.",
    ar: "قُسمت دفعة شاملة للضريبة على 1.15 دون تقريب.",
  },
} as const;

const Row = z.strictObject({
  code: z.string(),
  field: Written.shape.field,
  of: z.enum(["percentage", "sum", "line", "vat", "exchange", "advance"]),
  en: z.string(),
  ar: z.string(),
  wrong: z.string(),
  right: z.string(),
});

function explained({ code, field, of, en, ar, wrong, right }: z.infer<typeof Row>): Written {
  return {
    code,
    severity: "warning",
    kind: "rule",
    stage: code.startsWith("BR-KSA-") ? "ksa" : "en",
    owner: "vendor",
    field,
    en: {
      title: `Round ${en} to two decimals`,
      titleWith: `Round {value} to two decimals: it is ${en}`,
      meaning: "Amounts of money end at the halala or cent; this one goes on beyond it.",
      cause: causes[of].en,
      fix: `Have the vendor round to two decimals before sending: ${right} for ${wrong}. Only unit prices and quantities may have more.`,
    },
    ar: {
      title: `قرّب ${ar} إلى منزلتين عشريتين`,
      titleWith: `قرّب {value} إلى منزلتين عشريتين: ${ar}`,
      meaning: "تنتهي المبالغ النقدية عند الهللة أو السنت، وهذا المبلغ يتجاوز ذلك.",
      cause: causes[of].ar,
      fix: `اطلب من المزوّد التقريب إلى منزلتين قبل الإرسال: ${right} بدلًا من ${wrong}. ويُسمح بمنازل أكثر في سعر الوحدة والكمية فقط.`,
    },
  };
}
