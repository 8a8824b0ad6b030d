import { inArray } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { devices } from "#db/schema/devices.ts";
import { branches } from "#db/schema/establishments.ts";

type Name = { readonly nameAr: string; readonly nameEn: string };

/** What people call the branches, devices and buyers that causes are about. */
export async function subjectNames(db: Reader, causes: readonly { readonly subject: string }[]) {
  const idsOf = (kind: string) => causes.flatMap(({ subject }) => (kindOf(subject) === kind ? [valueOf(subject)] : []));
  const [branchIds, deviceIds] = [idsOf("branch"), idsOf("device")];
  const places = await db
    .select({ id: branches.id, nameAr: branches.nameAr, nameEn: branches.nameEn })
    .from(branches)
    .where(inArray(branches.id, branchIds));
  const machines = await db
    .select({ id: devices.id, name: devices.name })
    .from(devices)
    .where(inArray(devices.id, deviceIds));
  const byId = new Map<string, Name>([
    ...places.map(({ id, ...name }) => [id, name] as const),
    ...machines.map(({ id, name }) => [id, { nameAr: name, nameEn: name }] as const),
  ]);
  return {
    of: (subject: string): Name | null =>
      kindOf(subject) === "buyer"
        ? { nameAr: valueOf(subject), nameEn: valueOf(subject) }
        : (byId.get(valueOf(subject)) ?? null),
  };
}

const kindOf = (subject: string): string => subject.split(":", 1)[0] ?? "";
const valueOf = (subject: string): string => subject.slice(subject.indexOf(":") + 1);
