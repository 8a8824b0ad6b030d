import { z } from "zod";
import { isolateLatin } from "./bidi.ts";
import fields from "./fields.json" with { type: "json" };

/** Key of the field that a person corrects; the screens' own field keys. */
type FieldKey = keyof typeof fields;

const Text = z.strictObject({
  title: z.string(),
  titleWith: z.string().optional(),
  meaning: z.string(),
  cause: z.string(),
  fix: z.string(),
});

/** One code as it is written down: everything but the name of the field, which `fields.json` holds once. */
export const Written = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  kind: z.enum(["rule", "platform", "onboarding", "http", "sdk"]),
  stage: z.enum([
    "xsd",
    "engine",
    "en",
    "ksa",
    "hash",
    "qr",
    "signature",
    "certificate",
    "pih",
    "request",
    "enrolment",
    "answer",
  ]),
  owner: z.enum(["accountant", "admin", "it", "vendor"]),
  field: z.custom<FieldKey>((key) => typeof key === "string" && key in fields, "unknown field"),
  en: Text,
  ar: Text,
});

export type Written = z.infer<typeof Written>;
export type Locale = "en" | "ar";

/** What a person reads about a code. `titleWith` is the title with `{value}` or `{expected}` of the document in it. */
export type Wording = Readonly<z.infer<typeof Text>> & { readonly field: string };

/** A code of ZATCA's rules, platform or tools. `severity` is a default only: the gateway's answer decides. */
export type Entry = Readonly<Omit<Written, Locale>> & { readonly [locale in Locale]: Wording };

export function complete({ en, ar, ...rest }: Written): Entry {
  const field = fields[rest.field];
  return { ...rest, en: { ...en, field: field.en }, ar: { ...isolated(ar), field: field.ar } };
}

function isolated({ titleWith, ...text }: Written["ar"]): Written["ar"] {
  const isolatedText = {
    title: isolateLatin(text.title),
    meaning: isolateLatin(text.meaning),
    cause: isolateLatin(text.cause),
    fix: isolateLatin(text.fix),
  };
  return titleWith === undefined ? isolatedText : { ...isolatedText, titleWith: isolateLatin(titleWith) };
}
