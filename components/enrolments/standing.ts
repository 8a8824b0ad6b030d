import type { State } from "#components/ui/badge.tsx";
import type { EnrolmentStatus } from "#lib/domain/enrolment-lifecycle.ts";
import { waitsForPerson } from "#lib/domain/enrolment-reason.ts";
import { inShort, type EnrolmentWords } from "./reason-words.ts";

/** Where a walk stands in one line of a list: its reason where it has one, its status otherwise. */
export function standingOf(
  t: EnrolmentWords,
  status: EnrolmentStatus,
  reason: string | null,
): { readonly state: State; readonly words: string } {
  const over = status === "abandoned" || status === "active" || status === "shape_tested";
  if (reason !== null && !over)
    return { state: waitsForPerson(reason) ? "broken" : "waiting", words: inShort(t, reason) };
  return { state: states[status], words: t(`status.${status}`) };
}

const states: Readonly<Record<EnrolmentStatus, State>> = {
  ready: "due",
  compliance_requested: "waiting",
  compliant_pending: "waiting",
  checked: "waiting",
  production_requested: "waiting",
  issued: "waiting",
  active: "good",
  shape_tested: "unknown",
  abandoned: "unknown",
};
