import { json } from "./answers.ts";
import type { Dice } from "./dice.ts";
import type { Switches } from "./switches.ts";

const texts = {
  "Missing-OTP": "OTP is required field",
  "Invalid-OTP": "The provided OTP is invalid",
  "Missing-CSR": "CSR is required field",
  "Invalid-CSR": "The provided CSR is invalid",
  "Missing-compliance_request_id": "compliance_request_id is required field",
  "Invalid-ComplianceRequestId": "The provided compliance_request_id is invalid",
  "Invalid-currentCSID": "The provided currentCSID is invalid",
  "Invalid-Request": "The request body is not a JSON object",
} as const;

type Refused = { readonly code: string; readonly message: string };

const families = {
  errors: (error: Refused) => ({ errors: [error] }),
  flat: (error: Refused) => error,
  nested: (error: Refused) => ({ error }),
  category: ({ code, message }: Refused) => ({ errorCode: "400", errorCategory: code, errorMessage: message }),
  quoted: (error: Refused) => JSON.stringify({ errors: [error] }),
} satisfies Record<Exclude<Switches["refusalShape"], "vary">, (error: Refused) => unknown>;

/** A 400 of the onboarding calls in one of the families that Fatoora is known to use. */
export function refuse(code: keyof typeof texts, switches: Switches, dice: Dice): Response {
  const { refusalShape } = switches;
  const family = refusalShape === "vary" ? dice.pick(Object.values(families)) : families[refusalShape];
  return json(400, family({ code, message: texts[code] }));
}

export const tooLong = (field: string): Response =>
  json(400, {
    type: "ERROR",
    code: "EXCEED_CHARACTER_LIMIT",
    category: "CSR_VALIDATION",
    message: `The provided Certificate Signing Request (CSR) is invalid. Maximum number of characters for ${field} should be less than or equal to 64.`,
    status: "ERROR",
  });

export const badTitle = (title: string): Response =>
  json(400, {
    requestID: -1,
    dispositionMessage: "NOT_COMPLIANT",
    binarySecurityToken: "",
    secret: "",
    errors: [`Invoice type is ${title === "" ? "missing" : "not valid"}`],
  });

/** The refusal that Active Directory gives to a template of another environment, with status 200. */
export const templateRefused = (template: string): Response =>
  json(200, {
    requestID: -2,
    tokenType: null,
    dispositionMessage: "NOT_COMPLIANT",
    binarySecurityToken: null,
    errors: [
      `unable to submit and sign the csr in zatca side, caused : Denied by Policy Module 0x80094800, The request was for a certificate template that is not supported by the Active Directory Certificate Services policy: ${template}.\r\n`,
    ],
  });

export function missingSteps(steps: readonly string[], switches: Switches): Response {
  const code = "Missing-ComplianceSteps";
  if (switches.missingSteps === "swagger") {
    return json(400, { errors: [{ code, message: "Compliance steps for this CSID are not yet complete" }] });
  }
  return json(400, {
    code,
    message: `The compliance certificate is not done with the following compliance steps yet [${steps.join(",")}]`,
  });
}
