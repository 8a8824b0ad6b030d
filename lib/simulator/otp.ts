import { randomInt } from "node:crypto";
import { z } from "zod";
import type { Station } from "./stations.ts";
import type { Store } from "./store.ts";

export const otpKinds = ["onboarding", "renewal"] as const;
export type OtpKind = (typeof otpKinds)[number];
export type OtpOrder = { readonly station: Station; readonly vat: string; readonly kind: OtpKind };
export type Otp = { readonly code: string; readonly expiresAt: Date };

export type Otps = {
  make(order: OtpOrder & { readonly count: number }): readonly Otp[];
  /** The VAT number for which a code was made, when it is still good at this station and for this use. */
  ownerOf(code: string, station: Station, kind: OtpKind): string | undefined;
  spend(code: string, station: Station): void;
};

const hour = 3_600_000;
const Owner = z.object({ vat: z.string() });

export function createOtps(store: Store, now: () => Date): Otps {
  const alive = (code: string, station: Station): boolean =>
    store.get(
      Owner,
      "select vat from otps where station = ? and code = ? and made_at > ?",
      station,
      code,
      since(now()),
    ) !== undefined;
  const makeOne = ({ station, vat, kind }: OtpOrder): Otp => {
    let code = sixDigits();
    while (alive(code, station)) code = sixDigits();
    const madeAt = now().getTime();
    store.run("insert into otps values (?, ?, ?, ?, ?, null)", code, station, vat, kind, madeAt);
    return { code, expiresAt: new Date(madeAt + hour) };
  };
  return {
    make: ({ count, ...order }) => Array.from({ length: count }, () => makeOne(order)),
    ownerOf: (code, station, kind) =>
      store.get(
        Owner,
        "select vat from otps where station = ? and code = ? and kind = ? and made_at > ? and used_at is null",
        station,
        code,
        kind,
        since(now()),
      )?.vat,
    spend(code, station) {
      store.run(
        "update otps set used_at = ? where station = ? and code = ? and used_at is null",
        now().getTime(),
        station,
        code,
      );
    },
  };
}

const since = (now: Date): number => now.getTime() - hour;

const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, "0");
