import { type Decimal, formatDecimal, plainForm } from "#lib/domain/decimal.ts";
import { type Amount, formatAmount } from "#lib/domain/money.ts";

/** Digits in groups of three, as people read them: 1,234,567.80. */
export const amountText = (amount: Amount): string => grouped(formatAmount(amount));
export const decimalText = (value: Decimal): string => grouped(formatDecimal(value));
export const percentText = (value: Decimal): string => `${plainForm(value)}%`;

const grouped = (text: string): string => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
