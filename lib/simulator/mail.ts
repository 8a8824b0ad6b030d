import type { Credential } from "./credentials.ts";
import type { LedgerRow } from "./ledger.ts";
import type { World } from "./world.ts";

export type MailCode =
  | "ICV_REPEATED"
  | "ICV_GAP"
  | "PIH_BROKEN"
  | "1_UUID_MANY_IRN"
  | "1_IRN_MANY_UUID"
  | "LATE_REPORTING";

export type Mail = {
  readonly code: MailCode;
  readonly vat: string;
  readonly device: string;
  readonly detail: string;
  readonly documents: readonly string[];
};

const day = 86_400_000;
const firstPih = "NWZlY2ViNjZmZmM4NmYzOGQ5NTI3ODZjNmQ2OTZjNzljMmRiYzIzOWRkNGU5MWI0NjcyOWQ3M2EyN2ZiNTdlOQ==";

/** What Fatoora's analysts would write about, judged in order of generation and not of arrival. */
export function writeMails(world: World): readonly Mail[] {
  return world.ledger.chains().flatMap((id) => {
    const device = world.credentials.byId(id);
    return device ? judgeDevice(world, device) : [];
  });
}

function judgeDevice(world: World, device: Credential): readonly Mail[] {
  const rows = firstOfEachHash(world.ledger.chain(device.id));
  const before = device.replaces === null ? [] : world.ledger.chain(device.replaces);
  const now = world.clock.now().getTime();
  return [
    ...repeated(device, rows),
    ...links(device, rows, before, now),
    ...identifiers(device, rows),
    ...late(device, rows),
  ];
}

function repeated(device: Credential, rows: readonly LedgerRow[]): readonly Mail[] {
  return [...Map.groupBy(rows, (row) => row.icv)]
    .filter(([, same]) => same.length > 1)
    .map(([icv, same]) => mail("ICV_REPEATED", device, `ICV ${icv}`, same));
}

function links(
  device: Credential,
  rows: readonly LedgerRow[],
  before: readonly LedgerRow[],
  now: number,
): readonly Mail[] {
  const numbered = rows
    .filter((row) => /^\d+$/.test(row.icv))
    .toSorted((a, b) => Number(BigInt(a.icv) - BigInt(b.icv)));
  return numbered.flatMap((row, index) => {
    const icv = BigInt(row.icv);
    const previous = [...numbered.slice(0, index), ...(index === 0 ? before : [])];
    const parents = previous.filter((each) => BigInt(each.icv) === icv - 1n);
    if (icv === 1n) return row.pih === firstPih ? [] : [mail("PIH_BROKEN", device, "ICV 1", [row])];
    if (parents.some((parent) => parent.hash === row.pih)) return [];
    if (parents.length > 0) return [mail("PIH_BROKEN", device, `ICV ${row.icv}`, [row])];
    if (numbered[index - 1]?.icv === row.icv || row.received_at > now - day) return [];
    return [mail("ICV_GAP", device, `ICV ${row.icv}`, [row])];
  });
}

function identifiers(device: Credential, rows: readonly LedgerRow[]): readonly Mail[] {
  const accepted = rows.filter((row) => row.outcome === "accepted");
  const differing = (key: (row: LedgerRow) => string, value: (row: LedgerRow) => string): readonly LedgerRow[][] =>
    [...Map.groupBy(accepted, key).values()].filter((same) => new Set(same.map(value)).size > 1);
  return [
    ...differing(
      (row) => row.uuid,
      (row) => row.number,
    ).map((same) => mail("1_UUID_MANY_IRN", device, same[0]?.uuid ?? "", same)),
    ...differing(
      (row) => row.number,
      (row) => row.uuid,
    ).map((same) => mail("1_IRN_MANY_UUID", device, same[0]?.number ?? "", same)),
  ];
}

function late(device: Credential, rows: readonly LedgerRow[]): readonly Mail[] {
  const tardy = rows.filter(
    (row) => row.simplified === 1 && row.issued_at !== null && row.received_at - row.issued_at > day,
  );
  return tardy.length === 0 ? [] : [mail("LATE_REPORTING", device, `${tardy.length}`, tardy)];
}

const mail = (code: MailCode, device: Credential, detail: string, rows: readonly LedgerRow[]): Mail => ({
  code,
  vat: device.vat,
  device: device.unit_serial,
  detail,
  documents: rows.map((row) => row.number),
});

function firstOfEachHash(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  const seen = new Map<string, LedgerRow>();
  for (const row of rows) if (!seen.has(row.hash)) seen.set(row.hash, row);
  return [...seen.values()];
}
