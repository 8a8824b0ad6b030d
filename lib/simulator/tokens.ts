import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { sha256 } from "./signing.ts";
import type { Store } from "./store.ts";

export type Tokens = { readonly portal: string; readonly control: string };

/** Tokens are made at first start and stay, so that a bookmark survives a restart. */
export function makeTokens(store: Store, given: Partial<Tokens>): Tokens {
  return {
    portal: given.portal ?? store.fact("portal-token", make),
    control: given.control ?? store.fact("control-token", make),
  };
}

const make = (): string => randomBytes(24).toString("base64url");

/** What the browser keeps instead of the token itself; each use has its own. */
export const derive = (token: string, use: "session" | "csrf"): string =>
  createHmac("sha256", token).update(use).digest("base64url");

export const sameText = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b));
