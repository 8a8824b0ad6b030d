import { z } from "zod";
import { Written } from "./entry.ts";
import rows from "./lengths.json" with { type: "json" };

const Words = z.strictObject({ noun: z.string(), cause: z.string(), example: z.string() });

const Row = z.strictObject({
  code: z.string(),
  severity: Written.shape.severity,
  shape: z.enum(["max", "filled", "required"]),
  owner: Written.shape.owner,
  field: Written.shape.field,
  limit: z.union([z.literal(6), z.literal(127), z.literal(1000), z.literal(5000)]),
  en: Words,
  ar: Words,
});
type Row = z.infer<typeof Row>;

/** Texts of limited length (BR-KSA-F-06-Cn): `filled` may not be blank, `required` not missing either. */
export function lengthEntries(): readonly Written[] {
  return z.array(Row).parse(rows).map(explained);
}

/** These few of the family stand in ZATCA's European rule sheet, all others in its own. */
const europeanSheet = new Set([1, 2, 8, 10, 17, 18, 20, 27, 30, 31].map((number) => `BR-KSA-F-06-C${number}`));

const arabicCount = { 6: "6 أحرف", 127: "127 حرفًا", 1000: "1000 حرف", 5000: "5000 حرف" } as const;

const unfilled = {
  filled: { en: "The field was sent blank", ar: "أُرسل الحقل فارغًا" },
  required: { en: "The field was left out, is blank", ar: "الحقل غير موجود أو فارغ" },
} as const;

function explained(row: Row): Written {
  const { code, severity, owner, field } = row;
  return {
    code,
    severity,
    kind: "rule",
    stage: europeanSheet.has(code) ? "en" : "ksa",
    owner,
    field,
    ...(row.shape === "max" ? tooLong(row) : blankOrTooLong(row, unfilled[row.shape])),
  };
}

function tooLong({ limit, en, ar }: Row): Pick<Written, "en" | "ar"> {
  const count = arabicCount[limit];
  return {
    en: {
      title: `Shorten ${en.noun} to ${limit} characters`,
      meaning: `ZATCA takes up to ${limit} characters here, spaces included, and the text is longer.`,
      cause: en.cause,
      fix: `Keep what identifies it, for example ${en.example}, and move the rest elsewhere.`,
    },
    ar: {
      title: `اختصر ${ar.noun} إلى ${count}`,
      meaning: `تقبل الهيئة في هذا الحقل حتى ${count} بما فيها المسافات، والنص المرسل أطول من ذلك.`,
      cause: ar.cause,
      fix: `أبقِ ما يكفي للتعريف، مثل «${ar.example}»، وانقل الباقي إلى موضع آخر.`,
    },
  };
}

function blankOrTooLong({ limit, en, ar }: Row, blank: { en: string; ar: string }): Pick<Written, "en" | "ar"> {
  const count = arabicCount[limit];
  return {
    en: {
      title: `Enter ${en.noun} in 1 to ${limit} characters`,
      meaning: `${blank.en} or holds more than ${limit} characters.`,
      cause: en.cause,
      fix: `Enter a short text, for example ${en.example}.`,
    },
    ar: {
      title: `أدخل ${ar.noun} بما لا يتجاوز ${count}`,
      meaning: `${blank.ar} أو فيه نص يزيد على ${count}.`,
      cause: ar.cause,
      fix: `أدخل نصًا قصيرًا، مثل «${ar.example}».`,
    },
  };
}
