import type { Reader } from "#db/read.ts";
import { can } from "#lib/actor.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { readSettings } from "#lib/services/settings/read.ts";
import { checkBranches } from "./check-branches.ts";
import { checkDevices, type DeviceRow } from "./check-devices.ts";
import { checkEstablishments, type EstablishmentRow } from "./check-establishments.ts";
import { readFacts } from "./facts.ts";
import { rowsOfImport, type ImportRecord } from "./load.ts";
import { branchFinder, ownerFinder, type BranchRow, type Owner } from "./places.ts";
import { byName, rawRows, type RawRow } from "./raw-rows.ts";
import { mayOpenBranch, type Person } from "./reach.ts";
import { environmentNames } from "./vocabulary.ts";

export type Checked = {
  /** Rows that do not say what they are. */
  readonly unknown: readonly RawRow[];
  readonly establishments: readonly EstablishmentRow[];
  readonly branches: readonly BranchRow[];
  readonly devices: readonly DeviceRow[];
};

type Asked = { readonly person: Person; readonly without?: ReadonlySet<string> };

/**
 * The dry run: every row held against the forms' own schemas and checks, against the other rows and against what is recorded. Rows
 * that are left out count as not there. Writes nothing.
 */
export async function checkImport(
  db: Pick<Reader, "select">,
  record: ImportRecord,
  { person, without }: Asked,
): Promise<Checked> {
  const all = rawRows(record.sheets, await rowsOfImport(db, record.id));
  const rows = all.filter(({ key }) => !without?.has(key));
  const chosen = record.chosenEstablishment;
  const facts = await readFacts(db, rows, chosen);
  const of = Map.groupBy(rows, ({ kind }) => kind);
  const may = (owner: Owner) => mayOpenBranch(person, owner.id, owner.row !== undefined);
  const establishments = checkEstablishments(of.get("establishment") ?? [], facts, can(person, "establishment:create"));
  const ownerOf = ownerFinder(facts, establishments, chosen);
  const branches = checkBranches(of.get("branch") ?? [], { facts, ownerOf, may });
  const raw = of.get("device") ?? [];
  const devices = checkDevices(raw, {
    facts,
    ownerOf,
    branchOf: branchFinder(facts, branches),
    environment: record.environment,
    charactersIn: await charactersFor(db, raw, record, ownerOf),
  });
  return { unknown: of.get(undefined) ?? [], establishments, branches, devices };
}

/** How strict each place is about characters, read once for each. */
async function charactersFor(
  db: Pick<Reader, "select">,
  rows: readonly RawRow[],
  { environment: standard }: ImportRecord,
  ownerOf: ReturnType<typeof ownerFinder>,
) {
  const places = new Map<string, { establishmentId: string; environment: Environment }>();
  for (const row of rows) {
    const place = ownerOf(row);
    const environment = byName(environmentNames, row.text("environment")) ?? standard;
    if ("found" in place)
      places.set(`${place.found.id} ${environment}`, { establishmentId: place.found.id, environment });
  }
  const known = new Map<string, Awaited<ReturnType<typeof readSettings>>>();
  for (const [key, place] of places) known.set(key, await readSettings(db, place));
  return (establishmentId: string, environment: Environment) =>
    known.get(`${establishmentId} ${environment}`)?.["enrolment.csr_characters"] ?? "refuse";
}
