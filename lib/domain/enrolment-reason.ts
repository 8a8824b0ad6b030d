/** What moves a stopped enrolment on: time alone, or a person who gives a code, repeats, corrects and repeats, starts anew, asks the operator, or onboards the device again in place. */
export type ReasonAction = "wait" | "give_code" | "repeat" | "start_anew" | "ask_operator" | "onboard_again";

/** Why an enrolment stands where it stands. The message files say each in words, with the next step. */
const table = {
  otp_refused: "give_code",
  otp_spent: "give_code",
  otp_expired: "give_code",
  otp_answer_lost: "give_code",
  csr_refused: "start_anew",
  csr_field_too_long: "start_anew",
  check_failed: "repeat",
  compliance_certificate_unusable: "start_anew",
  steps_missing: "repeat",
  template_refused: "start_anew",
  production_refused: "start_anew",
  production_answer_lost: "repeat",
  production_refused_after_loss: "start_anew",
  credential_refused: "repeat",
  verification_failed: "start_anew",
  renewal_login_refused: "onboard_again",
  renewal_expired: "onboard_again",
  renewal_answer_lost: "onboard_again",
  draining: "wait",
  proof_failed: "repeat",
  unavailable: "wait",
  throttled: "wait",
  contradictory: "repeat",
  configuration: "ask_operator",
} as const satisfies Record<string, ReasonAction>;

export type ReasonCode = keyof typeof table;
export type Reason = { readonly code: ReasonCode; readonly params?: Readonly<Record<string, string | number>> };

export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(table, code);

export const actionOf = (code: ReasonCode): ReasonAction => table[code];

/** The reasons that this action removes. */
export const reasonsFor = (wanted: ReasonAction): readonly string[] =>
  Object.entries(table).flatMap(([code, action]) => (action === wanted ? [code] : []));

/** Reasons that time alone removes. */
export const selfMovingReasons = reasonsFor("wait");

/** Whether the worker must leave the walk alone until a person acts. */
export const waitsForPerson = (code: string | null): boolean =>
  code !== null && (!isReasonCode(code) || actionOf(code) !== "wait");
