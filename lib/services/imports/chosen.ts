import type { AuditDetail } from "#db/schema/audit.ts";
import type { ImportKind } from "#lib/domain/import-fields.ts";
import type { Checked } from "./check.ts";
import type { EstablishmentRow } from "./check-establishments.ts";

type Row<Record> = Pick<EstablishmentRow, "id" | "raw" | "problems"> & { readonly record: Record | undefined };

/** A row that becomes a record. */
type Noted = {
  readonly sheet: number;
  readonly row: number;
  readonly kind: ImportKind;
  readonly name: string;
  readonly recordId: string;
  readonly establishmentId: string;
  readonly detail: AuditDetail;
};

export type Chosen = ReturnType<typeof chosenOf>;

/** The records that rows without problems make, and what is recorded already that they come to: establishments and branches. */
export function chosenOf({ establishments, branches, devices }: Checked) {
  const [owners, places, units] = [good(establishments), good(branches), good(devices)];
  const served = units.flatMap(({ id, record: { establishmentId, branchId, servedBranchIds } }) =>
    [...new Set([branchId, ...servedBranchIds])].map((each) => ({ deviceId: id, branchId: each, establishmentId })),
  );
  const coming = new Set(places.map(({ id }) => id));
  const held = [...new Set(served.map(({ branchId }) => branchId))].filter((id) => !coming.has(id));
  const rows: readonly Noted[] = [
    ...owners.map(({ id, raw: { sheet, row }, record: { nameEn, vatNumber } }) => ({
      sheet,
      row,
      name: nameEn,
      recordId: id,
      establishmentId: id,
      detail: { vatNumber },
      kind: "establishment" as const,
    })),
    ...places.map(({ id, raw: { sheet, row }, record: { nameEn, establishmentId } }) => ({
      sheet,
      row,
      name: nameEn,
      recordId: id,
      establishmentId,
      detail: { name: nameEn },
      kind: "branch" as const,
    })),
    ...units.map(({ id, raw: { sheet, row }, record: { name, establishmentId, egsSerial, environment } }) => ({
      sheet,
      row,
      name,
      recordId: id,
      establishmentId,
      detail: { egsSerial, environment },
      kind: "device" as const,
    })),
  ];
  const reached = [...new Set(rows.map(({ establishmentId }) => establishmentId))];
  return {
    rows,
    into: reached.filter((id) => owners.every((owner) => owner.id !== id)),
    establishments: owners.map(({ id, record }) => ({ id, ...record })),
    branches: places.map(({ id, record }) => ({ id, ...record })),
    devices: units.map(({ id, record: { servedBranchIds: _served, ...record } }) => ({ id, ...record })),
    served,
    held,
  };
}

const good = <Kept>(rows: readonly Row<Kept>[]) =>
  rows.flatMap(({ id, raw, record, problems }) =>
    record === undefined || problems.length > 0 ? [] : { id, raw, record },
  );
