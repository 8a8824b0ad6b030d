import { ar } from "./ar.ts";
import { en } from "./en.ts";
import type { Locale } from "./routing.ts";

export type Messages = typeof en;

type Same<A, B> = [A, B] extends [B, A] ? true : never;
const sameKeys: Same<typeof en, typeof ar> = true;

export const messages: Readonly<Record<Locale, Messages>> = sameKeys && { ar, en };
