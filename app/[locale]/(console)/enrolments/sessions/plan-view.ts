import { nameIn } from "#components/records/name.ts";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { OtpBlock } from "#lib/domain/otp-eligibility.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { PlannedDevice, SessionPlan } from "#lib/services/otp-sessions/plan.ts";

export type PlanRow = {
  readonly id: string;
  readonly name: string;
  readonly branch: string;
  readonly notAfter: string | null;
  /** Its certificate has ended. */
  readonly over: boolean;
  readonly due: boolean;
  readonly proposed: boolean;
  readonly blocks: readonly OtpBlock[];
};

export type PlanGroup = {
  readonly key: string;
  readonly establishment: string;
  readonly vatNumber: string;
  readonly vatSuspendedAt: string | null;
  readonly environment: Environment;
  readonly kind: EnrolmentKind;
  readonly eligible: readonly PlanRow[];
  readonly blocked: readonly PlanRow[];
};

type Seen = { readonly locale: Locale; readonly now: Date };

/** The dry run as the browser gets it. */
export const planView = ({ groups }: SessionPlan, { locale, now }: Seen): readonly PlanGroup[] =>
  groups.map(({ establishment, environment, kind, eligible, blocked }) => ({
    key: [establishment.id, environment, kind].join("/"),
    establishment: nameIn(locale, establishment),
    vatNumber: establishment.vatNumber,
    vatSuspendedAt: establishment.vatSuspendedAt?.toISOString() ?? null,
    environment,
    kind,
    eligible: eligible.map((device) => rowOf(device, { locale, now })),
    blocked: blocked.map((device) => rowOf(device, { locale, now })),
  }));

const rowOf = (
  { id, name, branch, notAfter, due, proposed, blocks }: PlannedDevice,
  { locale, now }: Seen,
): PlanRow => ({
  id,
  name,
  branch: nameIn(locale, branch),
  notAfter: notAfter?.toISOString() ?? null,
  over: notAfter !== null && notAfter <= now,
  due,
  proposed,
  blocks,
});
