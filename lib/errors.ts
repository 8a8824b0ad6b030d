type Entry = { readonly status: number; readonly retry: boolean };

const refused = (status: number): Entry => ({ status, retry: false });
const later = (status: number): Entry => ({ status, retry: true });

/** Every way the product says no: the HTTP status and whether the same call may succeed later. The code is also the message path. */
const table = {
  "input.invalid": refused(422),
  "auth.required": refused(401),
  "auth.fresh_required": refused(401),
  "auth.forbidden": refused(403),
  "auth.invalid_credentials": refused(401),
  "auth.locked": later(429),
  "auth.cross_site": refused(403),
  "auth.code_required": refused(401),
  "auth.password_change_required": refused(403),
  "auth.key_refused": refused(401),
  "request.too_large": refused(413),
  "request.malformed": refused(400),
  "request.unsupported_type": refused(415),
  "request.idempotency_key_required": refused(400),
  "request.idempotency_key_reused": refused(422),
  "document.forbidden_character": refused(422),
  "document.malformed": refused(422),
  "document.not_modelled": refused(422),
  "document.refused": refused(422),
  "document.other_taxpayer": refused(422),
  "document.number_taken": refused(409),
  "document.uuid_taken": refused(409),
  "document.prepayment_exceeded": refused(409),
  "document.certificate_of_another_number": refused(409),
  "document.branch_not_served": refused(409),
  "document.kind_not_covered": refused(409),
  "document.device_not_live": refused(409),
  "document.certificate_ends": refused(409),
  "chain.stopped": refused(409),
  "chain.not_open": refused(409),
  "chain.not_stopped": refused(409),
  "chain.statement_refused": refused(422),
  "webhook.disabled": refused(409),
  "webhook.still_waiting": refused(409),
  "evidence.too_much": refused(422),
  not_found: refused(404),
  changed_meanwhile: later(409),
  "lifecycle.illegal_transition": refused(409),
  "vault.no_key": refused(500),
  "vault.unreadable": refused(500),
  "vault.key_invalid": refused(500),
  "vault.key_file_exposed": refused(500),
  "certificate.unreadable": refused(422),
  "csr.unreadable": refused(422),
  "csr.refused": refused(422),
  "key.unreadable": refused(422),
  "key.wrong_curve": refused(422),
  "gateway.not_allowed": refused(500),
  "establishment.vat_number_taken": refused(409),
  "establishment.change_needs_onboarding": refused(409),
  "establishment.in_use": refused(409),
  "establishment.archived": refused(409),
  "establishment.vat_suspended": refused(409),
  "establishment.not_armed": refused(409),
  "establishment.not_armable": refused(409),
  "establishment.no_evidence": refused(409),
  "member.tin_taken": refused(409),
  "member.only_in_group": refused(409),
  "member.change_needs_onboarding": refused(409),
  "branch.in_use": refused(409),
  "branch.archived": refused(409),
  "device.serial_taken": refused(409),
  "device.ended": refused(409),
  "device.change_needs_onboarding": refused(409),
  "device.live": refused(409),
  "device.not_enrollable": refused(409),
  "device.documents_wait": refused(409),
  "device.not_replaceable": refused(409),
  "device.not_promotable": refused(409),
  "device.not_renewable": refused(409),
  "device.renewal_needs_onboarding": refused(409),
  "device.certificate_ended": refused(409),
  "credential.not_reinstatable": refused(409),
  "credential.not_held": refused(409),
  "take_over.changed": refused(409),
  "take_over.refused": refused(422),
  "take_over.over": refused(409),
  "take_over.under_way": later(409),
  "device.not_watched": refused(409),
  "device.only_watched": refused(409),
  "enrolment.already_open": refused(409),
  "enrolment.not_waiting_for_code": refused(409),
  "enrolment.not_stopped": refused(409),
  "enrolment.under_way": refused(409),
  "revocation.second_person": refused(409),
  "revocation.not_alone": refused(409),
  "revocation.under_way": refused(409),
  "reconciliation.unreadable": refused(422),
  "import.unreadable": refused(422),
  "import.over": refused(409),
  "import.nothing_chosen": refused(422),
  "otp_session.nothing_eligible": refused(409),
  "otp_session.over": refused(409),
  "otp_session.nothing_failed": refused(409),
  "hand_off.refused": refused(403),
  "people.email_taken": refused(409),
  "people.password_weak": refused(422),
  "people.totp_in_use": refused(409),
  "people.last_owner": refused(409),
  "people.already_here": refused(409),
  "people.other_person": refused(403),
  "group.is_fallback": refused(409),
  "view.name_taken": refused(409),
  "bulk.nothing_eligible": refused(409),
  "bulk.count_changed": refused(409),
  unexpected: later(500),
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof table;
export const errorCodes: readonly string[] = Object.keys(table);
export type Params = Readonly<Record<string, string | number>>;
export type FieldError = {
  readonly path: string;
  readonly code: string;
  readonly params: Params;
  /** The field of the document's JSON form that stands behind a path into its XML. */
  readonly field?: string;
};

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Params;
  readonly fields: readonly FieldError[];

  constructor(code: ErrorCode, params: Params = {}, fields: readonly FieldError[] = [], options?: ErrorOptions) {
    super(code, options);
    this.name = "AppError";
    this.code = code;
    this.params = params;
    this.fields = fields;
  }

  get status(): number {
    return table[this.code].status;
  }

  get retry(): boolean {
    return table[this.code].retry;
  }
}
