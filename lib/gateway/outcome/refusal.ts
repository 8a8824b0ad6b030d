import type { GatewayMessage } from "../messages.ts";

export type RefusalReason =
  | "otp_missing"
  | "otp_invalid"
  | "csr_missing"
  | "csr_invalid"
  | "csr_field_too_long"
  | "industry_invalid"
  | "missing_compliance_steps"
  | "request_id_missing"
  | "request_id_invalid"
  | "current_csid_missing"
  | "current_csid_invalid"
  | "template_not_supported"
  | "not_compliant"
  | "unexplained"
  | "other";

/** The cause that a refused certificate call names; the first message that is known decides. */
export function refusalReason(messages: readonly GatewayMessage[], notCompliant: boolean): RefusalReason {
  for (const { code, message } of messages) {
    const known = byCode[(code ?? "").toLowerCase().replaceAll(/[^a-z]/g, "")];
    if (known !== undefined) return known;
    if (/0x80094800|certificate template that is not supported/i.test(message ?? "")) return "template_not_supported";
  }
  if (notCompliant) return "not_compliant";
  return messages.length === 0 ? "unexplained" : "other";
}

/** The names between the brackets of "… not done with the following compliance steps yet [a,b]". */
export function missingSteps(messages: readonly GatewayMessage[]): readonly string[] {
  const text = messages.find(({ code }) => code === "Missing-ComplianceSteps")?.message ?? "";
  const list = /\[([^\]]*)\]/.exec(text)?.[1] ?? "";
  return list
    .split(/[\s,]+/)
    .map((name) => name.replaceAll(/["']/g, ""))
    .filter((name) => name !== "");
}

const byCode: Readonly<Record<string, RefusalReason>> = {
  missingotp: "otp_missing",
  invalidotp: "otp_invalid",
  missingcsr: "csr_missing",
  invalidcsr: "csr_invalid",
  exceedcharacterlimit: "csr_field_too_long",
  invalidindustry: "industry_invalid",
  missingcompliancesteps: "missing_compliance_steps",
  missingcompliancerequestid: "request_id_missing",
  invalidcompliancerequestid: "request_id_invalid",
  missingcurrentccsid: "current_csid_missing",
  invalidcurrentccsid: "current_csid_invalid",
  missingcurrentcsid: "current_csid_missing",
  invalidcurrentcsid: "current_csid_invalid",
};
