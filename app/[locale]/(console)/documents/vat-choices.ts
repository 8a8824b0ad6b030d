export const vatChoices = ["S", "S5", "Z", "E", "O"] as const;
export type VatChoice = (typeof vatChoices)[number];

const rates: Readonly<Record<VatChoice, { readonly category: string; readonly percent: string }>> = {
  S: { category: "S", percent: "15.00" },
  S5: { category: "S", percent: "5.00" },
  Z: { category: "Z", percent: "0.00" },
  E: { category: "E", percent: "0.00" },
  O: { category: "O", percent: "0.00" },
};

export const rateOf = (choice: VatChoice) => rates[choice];

/** The choice of a select; the standard rate where it is none. */
export const readChoice = (value: string): VatChoice => vatChoices.find((choice) => choice === value) ?? "S";

export function choiceOf(category: string, percent: string): VatChoice {
  if (category === "S") return Number(percent) === 5 ? "S5" : "S";
  return readChoice(category);
}
