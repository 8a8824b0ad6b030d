import type { z } from "zod";
import { egsSerialOf, proposeCsrFields } from "#lib/domain/csr-proposal.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { Settings } from "#lib/domain/settings.ts";
import { refuseUncertifiable } from "#lib/services/devices/certificate-request.ts";
import { RegisterDevice } from "#lib/services/devices/schema.ts";
import { nowhere } from "./check-branches.ts";
import { nameKey, serialKey, type Facts } from "./facts.ts";
import type { Branch, branchFinder, Owner, ownerFinder } from "./places.ts";
import { byName, parsed, problem, refusalOf, serialOf, type Problem, type RawRow } from "./raw-rows.ts";
import { environmentNames, mapNames } from "./vocabulary.ts";

export type DeviceRow = {
  readonly raw: RawRow;
  readonly id: string;
  readonly owner: Owner | undefined;
  readonly branches: readonly Branch[];
  readonly record: z.output<typeof RegisterDevice> | undefined;
  readonly problems: readonly Problem[];
};

type Characters = Settings["enrolment.csr_characters"];
type Around = {
  readonly facts: Facts;
  readonly ownerOf: ReturnType<typeof ownerFinder>;
  readonly branchOf: ReturnType<typeof branchFinder>;
  readonly environment: Environment;
  readonly charactersIn: (establishmentId: string, environment: Environment) => Characters;
};

export function checkDevices(rows: readonly RawRow[], around: Around): readonly DeviceRow[] {
  const seen = new Map<string, number>();
  return rows.map((raw) => {
    const place = around.ownerOf(raw);
    const owner = "found" in place ? place.found : undefined;
    const stand = standOf(raw, owner, around);
    const { value: environment, problems: unknown } = environmentOf(raw, around.environment);
    const result = parsed(RegisterDevice, inputOf(raw, { owner, stand, environment }), { branchId: "branch" });
    const problems = [...place.problems, ...stand.problems, ...unknown, ...inWords(raw, result.problems)];
    const record = "value" in result && owner !== undefined && stand.home !== undefined ? result.value : undefined;
    if (record !== undefined && owner !== undefined) {
      problems.push(...uncertifiable(record, owner, around.charactersIn(owner.id, record.environment)));
      problems.push(...repeated(raw, record, around.facts, seen));
    }
    return { raw, id: crypto.randomUUID(), owner, branches: stand.all, record, problems: once(problems) };
  });
}

type Stand = {
  readonly home: Branch | undefined;
  readonly all: readonly Branch[];
  readonly problems: readonly Problem[];
};

/** Its home branch, and all that it serves. */
function standOf({ text }: RawRow, owner: Owner | undefined, { branchOf }: Around): Stand {
  if (text("branch") === "") return { home: undefined, all: [], problems: [problem("branch", "required")] };
  if (owner === undefined) return { home: undefined, all: [], problems: [] };
  const home = branchOf("branch", text("branch"), owner.id);
  const others = text("servedBranches")
    .split(/[;؛\n]/)
    .filter((name) => name.trim() !== "")
    .map((name) => branchOf("servedBranches", name, owner.id));
  const all = [home, ...others].flatMap((one) => ("found" in one ? one.found : []));
  const problems = [home, ...others].flatMap((one) => one.problems);
  return { home: "found" in home ? home.found : undefined, all, problems };
}

function environmentOf({ text }: RawRow, standard: Environment) {
  if (text("environment") === "") return { value: standard, problems: [] };
  const value = byName(environmentNames, text("environment"));
  if (value !== undefined) return { value, problems: [] };
  return { value: standard, problems: [problem("environment", "import.environment_unknown")] };
}

type Found = { readonly owner: Owner | undefined; readonly stand: Stand; readonly environment: Environment };

function inputOf(raw: RawRow, { owner, stand: { home, all }, environment }: Found) {
  const { text } = raw;
  const name = text("name");
  const proposed =
    owner &&
    home &&
    proposeCsrFields({ establishment: owner, memberTin: home.memberTin, branch: home, deviceName: name });
  const or = (field: keyof NonNullable<typeof proposed>) => text(field) || (proposed?.[field] ?? "-");
  return {
    establishmentId: owner?.id ?? nowhere,
    environment,
    branchId: home?.id ?? nowhere,
    servedBranchIds: all.slice(1).map(({ id }) => id),
    name,
    functionalityMap: text("functionalityMap") === "" ? undefined : byName(mapNames, text("functionalityMap")),
    egsSerial: serialOf(raw) ?? egsSerialOf(text("maker") || "Khatm", text("model") || "1", crypto.randomUUID()),
    csrCommonName: or("csrCommonName"),
    csrOrganizationUnit: or("csrOrganizationUnit"),
    csrOrganization: or("csrOrganization"),
    csrAddress: or("csrAddress"),
    csrIndustry: or("csrIndustry"),
  };
}

function inWords(raw: RawRow, problems: readonly Problem[]): readonly Problem[] {
  const parts = (["serialNumber", "maker", "model"] as const).filter((field) => /[|=]/.test(raw.text(field)));
  const named = problems.map((one) =>
    one.field === "functionalityMap" && raw.text("functionalityMap") !== ""
      ? problem(one.field, "import.map_unknown")
      : one,
  );
  return [...named, ...parts.map((field) => problem(field, "import.serial_part"))];
}

const uncertifiable = (record: z.output<typeof RegisterDevice>, owner: Owner, characters: Characters) => {
  const refused = refusalOf(() => refuseUncertifiable(record, owner.vatNumber, characters), {
    establishmentId: "vatNumber",
  });
  return "value" in refused ? [] : refused;
};

/** A serial is good once per environment; a device without one is known by its name in its branch. */
function repeated(raw: RawRow, record: z.output<typeof RegisterDevice>, facts: Facts, seen: Map<string, number>) {
  const { establishmentId, environment, egsSerial, branchId, name } = record;
  const bySerial = serialOf(raw) !== undefined;
  const key = bySerial ? serialKey(establishmentId, environment, egsSerial) : nameKey(branchId, name);
  const field = !bySerial ? "name" : raw.text("egsSerial") === "" ? "serialNumber" : "egsSerial";
  if ((bySerial ? facts.serials : facts.names).has(key))
    return [problem(field, bySerial ? "import.device_exists" : "import.name_exists")];
  const before = seen.get(key);
  if (before !== undefined) return [problem(field, "import.repeated", { row: before })];
  seen.set(key, raw.row);
  return [];
}

/** The schema and the request may refuse one thing in one way. */
const once = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((one) => [`${one.field} ${one.code}`, one])).values(),
];
