const reasons = [
  "not_set_up",
  "address_refused",
  "unresolved",
  "unreachable",
  "tls",
  "sign_in_refused",
  "recipient_refused",
  "refused",
  "redirected",
  "timeout",
  "no_answer",
] as const;

/** Whether there are words for this reason. */
export const isReason = (text: string | null): text is (typeof reasons)[number] =>
  reasons.some((reason) => reason === text);
