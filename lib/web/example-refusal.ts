import type { Locale } from "#lib/i18n/routing.ts";
import { problem } from "./problem.ts";

const path = "/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID";

/** A refusal as a program gets it: one of ZATCA's rules, and the field of the caller's JSON that breaks it. */
export async function exampleRefusal(locale: Locale): Promise<string> {
  const field = { path, code: "BR-KSA-44", params: { value: "12345" }, field: "document.buyer.vatNumber" };
  const failure = { status: 422, code: "document.refused", params: { count: 1 }, fields: [field] } as const;
  const answer = problem(failure, { headers: new Headers({ "accept-language": locale }) });
  return JSON.stringify(await answer.json(), null, 2);
}
