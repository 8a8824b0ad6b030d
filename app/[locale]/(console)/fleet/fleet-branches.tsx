import { getLocale, getTranslations } from "next-intl/server";
import { withParameters } from "#components/data-table/address.ts";
import { nameIn } from "#components/records/name.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { listFleetBranches, listFleetDevices } from "#lib/services/fleet/tree.ts";
import { ask } from "../ask.ts";
import { FleetRow, standingStates } from "./fleet-row.tsx";
import { treeAddress } from "./tree-address.ts";

type Props = { establishmentId: string; open: readonly string[]; after: string | undefined };

export async function FleetBranches({ establishmentId, open, after }: Props) {
  const [{ rows, next }, locale, t] = await Promise.all([
    ask(listFleetBranches, { establishmentId, after }),
    getLocale(),
    getTranslations("fleet.tree"),
  ]);
  const here = { open: open.join(",") };
  const page = (changes: Record<string, string | undefined>) =>
    withParameters("/fleet", new URLSearchParams(here), changes);
  if (rows.length === 0) return <p className="border-t px-12 py-2 text-ink-quiet">{t("noBranch")}</p>;
  return (
    <ul className="border-t">
      {rows.map(({ id, counts, ...branch }) => (
        <FleetRow
          key={id}
          name={nameIn(locale, branch)}
          counts={counts}
          level={2}
          isOpen={open.includes(id)}
          toggle={withParameters(...addressParts(treeAddress(open, id)), { after })}
          rows={`/devices?establishment=${establishmentId}&branch=${id}`}
        >
          {open.includes(id) && <FleetDevices branchId={id} establishmentId={establishmentId} />}
        </FleetRow>
      ))}
      {(next !== undefined || after !== undefined) && (
        <li className="flex gap-4 px-9 py-2">
          {after !== undefined && (
            <Link href={page({ after: undefined })} scroll={false} className={linkClass}>
              {t("firstBranches")}
            </Link>
          )}
          {next !== undefined && (
            <Link href={page({ after: next })} scroll={false} className={linkClass}>
              {t("moreBranches")}
            </Link>
          )}
        </li>
      )}
    </ul>
  );
}

async function FleetDevices({ branchId, establishmentId }: { branchId: string; establishmentId: string }) {
  const [devices, t] = await Promise.all([ask(listFleetDevices, { branchId }), getTranslations("fleet")]);
  return (
    <ul className="border-t bg-sunken py-1">
      {devices.length === 0 && <li className="px-16 py-1 text-ink-quiet">{t("tree.noDevice")}</li>}
      {devices.map(({ id, name, standing }) => (
        <li key={id} className="flex min-h-8 flex-wrap items-center gap-x-4 px-3 ps-16">
          <Link href={`/devices/${id}`} className="min-w-0 flex-1 wrap-anywhere hover:text-accent hover:underline">
            <bdi>{name}</bdi>
          </Link>
          <StateMark state={standingStates[standing]} quiet>
            {t(`standing.${standing}`)}
          </StateMark>
        </li>
      ))}
      {devices.length === 50 && (
        <li className="px-3 py-1 ps-16">
          <Link href={`/devices?establishment=${establishmentId}&branch=${branchId}`} className={linkClass}>
            {t("tree.allDevices")}
          </Link>
        </li>
      )}
    </ul>
  );
}

function addressParts(address: string): [string, string] {
  const [path = "", search = ""] = address.split("?");
  return [path, search];
}

const linkClass = "inline-flex min-h-6 items-center text-accent hover:underline";
