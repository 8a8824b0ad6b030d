import type { AlarmRow } from "#lib/domain/alarm-ledger.ts";
import type { OtpBlock } from "#lib/domain/otp-eligibility.ts";
import type { RenewalPlan } from "#lib/domain/renewal-plan.ts";
import type { Validity } from "#lib/domain/renewal.ts";

const day = 86_400_000;

/** A walk that was begun with a code: how far it is, and when it goes on by itself. */
export type WalkState = {
  readonly step: number;
  readonly failures: number;
  readonly nextAt: Date;
  readonly reason: string | null;
};

/** What Khatm's records say of one device. Everything in it is replaced, never changed, so that a backup is a copy. */
export type Records = {
  readonly certificate: Validity;
  readonly plan: RenewalPlan;
  readonly walk: WalkState | null;
  readonly givenUp: number;
  readonly raised: number | null;
  readonly alarms: ReadonlyMap<string, AlarmRow>;
};

export type Unit = {
  readonly establishment: number;
  /** What keeps it from being renewed, and from when on a person puts that right (never, where absent). */
  readonly block: OtpBlock | null;
  readonly curable: boolean;
  blockGone: boolean;
  /** The platform issued a successor that the records know nothing of any more. */
  loginGone: boolean;
  records: Records;
};

export type Fate = Pick<Unit, "establishment" | "block" | "curable"> & { readonly certificate: Validity };

/** Devices in waves, as businesses open them: most certificates live five years, some two or one. */
export function fates(devices: number, days: number, start: Date, random: () => number): readonly Fate[] {
  const establishments = Math.max(8, Math.ceil(devices / 250));
  const waves = Array.from({ length: 24 }, () => 95 + random() * (days - 20));
  return Array.from({ length: devices }, (_, index) => {
    const lifetime = pick(random, [0.8, 5 * 365], [0.9, 2 * 365], [1, 365]) * day;
    const wave = waves[Math.floor(random() * waves.length)] ?? 95;
    const notAfter = new Date(start.getTime() + Math.floor((wave + random() * 4) * day));
    return {
      establishment: index % establishments,
      ...blockOf(random()),
      certificate: { notBefore: new Date(notAfter.getTime() - lifetime), notAfter },
    };
  });
}

function blockOf(chance: number): Pick<Fate, "block" | "curable"> {
  if (chance < 0.02) return { block: "custody", curable: false };
  if (chance < 0.03) return { block: "vat_suspended", curable: false };
  if (chance < 0.06) return { block: "identity_changed", curable: true };
  return { block: null, curable: false };
}

const pick = (random: () => number, ...shares: readonly (readonly [number, number])[]): number => {
  const chance = random();
  return shares.find(([upTo]) => chance <= upTo)?.[1] ?? 365;
};
