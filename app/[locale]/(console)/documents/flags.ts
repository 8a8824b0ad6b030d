import type { TransactionKind } from "#lib/domain/document.ts";
import type { Initial } from "./initial.ts";

/** The special cases of a transaction (KSA-2), in the order in which the form sends them. */
export const flags = ["thirdParty", "nominal", "export", "summary", "selfBilled", "government"] as const;
export type Flag = (typeof flags)[number];

/** ZATCA knows three of them on simplified documents (BR-KSA-31). */
export const flagsOf = (kind: TransactionKind): readonly Flag[] =>
  kind === "standard" ? flags : ["thirdParty", "nominal", "summary"];

export const flagsIn = (initial: Initial): readonly Flag[] =>
  flags.filter((flag) => flags.some((_, place) => initial[`document.transaction.flags.${place}`] === flag));
