import { z } from "zod";
import { toLatinDigits } from "./digits.ts";
import { identifierSchemes, isIdentifier, isTin, isVatNumber } from "./identifiers.ts";

/** A complaint with a code of ours: the message files say what is wrong and what a right value looks like. */
const complain = (code: string, params: Record<string, string | number> = {}) => ({
  error: code,
  params: { code, params },
});

const filled = z.string().min(1, { abort: true });

// Invisible: controls, which neither XML nor the database takes, and the marks that turn the direction of whatever follows.
const invisible = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const tidy = (text: string): string => text.normalize("NFC").replaceAll(/\s+/g, " ").replaceAll(invisible, "").trim();

/** Free text of one line: trimmed, inner white space single, NFC, nothing invisible. */
export const line = (maximum: number) => z.string().transform(tidy).pipe(filled.max(maximum));

/** Digits in any script, kept as Latin digits without spaces and dashes. */
const digits = z.string().transform((text) => toLatinDigits(text).replaceAll(/[\s-]/g, ""));

export const vatNumber = digits.pipe(filled.refine(isVatNumber, complain("vat_number")));
export const tin = digits.pipe(filled.refine(isTin, complain("tin")));
export const buildingNumber = digits.pipe(filled.refine((text) => /^\d{4}$/.test(text), complain("building_number")));
export const postalCode = digits.pipe(filled.refine((text) => /^\d{5}$/.test(text), complain("postal_code")));
export const otp = digits.pipe(filled.refine((text) => /^\d{6}$/.test(text), complain("otp")));

export const arabicName = line(1000).refine((name) => /\p{Script=Arabic}/u.test(name), complain("arabic_letters"));
export const latinName = line(1000).refine((name) => /\p{Script=Latin}/u.test(name), complain("latin_letters"));

export const identifierFields = {
  identifierScheme: z.enum(identifierSchemes),
  identifierValue: z
    .string()
    .transform((text) => tidy(toLatinDigits(text)))
    .pipe(filled.max(30)),
};

/** Whether scheme and value fit each other, as a complaint about the value. */
export function checkIdentifier(
  value: { identifierScheme: (typeof identifierSchemes)[number]; identifierValue: string },
  ctx: z.core.$RefinementCtx,
): void {
  if (isIdentifier(value.identifierScheme, value.identifierValue)) return;
  ctx.addIssue({
    code: "custom",
    path: ["identifierValue"],
    params: { code: `identifier_${value.identifierScheme}`, params: {} },
  });
}

export const nationalAddressFields = {
  street: line(1000),
  buildingNumber,
  district: line(127),
  city: line(127),
  postalCode,
};
