import { getLocale } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import type { TransactionKind } from "#lib/domain/document.ts";
import { kindsCovered } from "#lib/domain/issuing.ts";
import { currencies, exemptionReasons } from "#lib/rules/lists.ts";
import type { IssuingPlace } from "#lib/services/documents/issuing-places.ts";

/** A device that may issue now, with its branches and what its certificate covers. */
export type PlaceChoice = {
  readonly establishmentId: string;
  readonly deviceId: string;
  readonly name: string;
  readonly branches: readonly { readonly value: string; readonly label: string }[];
  readonly kinds: readonly TransactionKind[];
};

/** The device of these rows, its home branch first. */
export async function placeChoice(places: readonly IssuingPlace[]): Promise<PlaceChoice | undefined> {
  const locale = await getLocale();
  const [device] = places;
  if (device === undefined) return undefined;
  const homeFirst = places.toSorted((left, right) => Number(isHome(right)) - Number(isHome(left)));
  return {
    establishmentId: device.establishmentId,
    deviceId: device.deviceId,
    name: device.deviceName,
    branches: homeFirst.map((row) => ({ value: row.branchId, label: nameIn(locale, row) })),
    kinds: device.functionalityMap === null ? [] : kindsCovered(device.functionalityMap),
  };
}

const isHome = ({ branchId, homeBranchId }: IssuingPlace): boolean => branchId === homeBranchId;

export const exemptionCodes = Object.fromEntries(
  Object.entries(exemptionReasons).map(([category, codes]) => [category, [...codes]]),
);

const usual = ["SAR", "USD", "EUR", "GBP", "AED", "KWD", "BHD", "QAR", "OMR"];

/** ISO 4217 as ZATCA's rules know it, with names, the usual ones first. */
export async function currencyChoices(): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const names = new Intl.DisplayNames(await getLocale(), { type: "currency" });
  const codes = [...usual, ...[...currencies].filter((code) => !usual.includes(code))];
  return codes.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
}

/** A tree of values by the dotted names of the form's fields. */
export function flatten(tree: unknown, path: string): Readonly<Record<string, string>> {
  if (typeof tree === "string" || typeof tree === "boolean") return { [path]: `${tree}` };
  if (typeof tree !== "object" || tree === null) return {};
  return Object.assign({}, ...Object.entries(tree).map(([key, value]) => flatten(value, `${path}.${key}`)));
}
