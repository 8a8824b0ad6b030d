import type { Formatter } from "#lib/i18n/format.ts";
import type { sizeEstablishments } from "#lib/services/establishments/queries.ts";
import { countCap } from "#lib/services/list-input.ts";

type Sized = Awaited<ReturnType<typeof sizeEstablishments.run>>[number];

/** A row of the table, with its counts in figures: exact up to the cap. */
export function sizedRow({ archivedAt, branches, devices, liveDevices, ...row }: Sized, format: Formatter) {
  const counts = {
    branches: counted(branches, format),
    devices: devices > 0 && counted(devices, format),
    live: counted(liveDevices, format),
  };
  return { ...row, ...counts, archived: archivedAt !== null };
}

export function detailStateOf({ devices, capped }: { devices: number; capped: boolean }) {
  if (capped) return "detailStateMany";
  return devices > 0 ? "detailState" : "detailStateNoDevices";
}

const counted = (count: number, format: Formatter): string =>
  count > countCap ? `${format.number(countCap)}+` : format.number(count);
