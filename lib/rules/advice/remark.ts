import type { Violation } from "../rule.ts";

export type AdviceCode = keyof typeof sentences;
export type Remark = Violation & { readonly code: AdviceCode };

export const sentences = {
  "advice.uuid_form": "The UUID is not written as one",
  "advice.counter_form": "The counter is zero or has leading zeros",
  "advice.previous_hash_form": "The previous hash is no SHA-256 value",
  "advice.repeated_line_number": "Two lines carry the same number",
  "advice.refers_to_itself": "The note names itself as the invoice it corrects",
  "advice.distant_supply_date": "The supply date is more than a year after the issue date",
  "advice.loose_type_code":
    "The longer type code is mistaken for a standard invoice: warnings about the buyer can be ignored",
  "advice.carriage_return":
    "A carriage return written as a character reference is hashed differently by different software",
  "advice.riyal_total": "The VAT total in riyals differs from the VAT total of the invoice",
  "advice.riyal_rate": "The VAT total in riyals does not follow from the exchange rate",
  "advice.line_vat": "The VAT of the line is not its net amount times its rate",
  "advice.line_without_vat": "The line is taxed but shows no VAT",
  "advice.vat_rounding": "VAT is within ZATCA's tolerance, yet not the taxable amount times the rate",
  "advice.odd_rate": "The VAT rate is between 15 and 16 percent",
} as const;
