import { sql, type SQL } from "drizzle-orm";
import type { Coverage } from "#lib/domain/coverage.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { certified } from "#lib/services/devices/signing.ts";

/** How a row of `branches` is covered in the environment at this moment. A device that is only watched is live too. */
export function coverageIn(environment: Environment, now: Date) {
  const live = sql`devices.status = 'live' and devices.environment = ${environment} and ${certified(now)}`;
  const own = sql`exists (select 1 from devices where devices.branch_id = branches.id and ${live})`;
  const central = sql`exists (${serving(sql`1`, live)})`;
  const said: Readonly<Record<Coverage, SQL>> = {
    own,
    central: sql`not ${own} and ${central}`,
    none: sql`not ${own} and not ${central}`,
  };
  return {
    coverage: sql<Coverage>`case when ${own} then 'own' when ${central} then 'central' else 'none' end`,
    is: (coverage: Coverage | undefined): SQL | undefined => coverage && said[coverage],
    ownDevices: sql<number>`(select count(*)::int from devices where devices.branch_id = branches.id and ${live})`,
    /** One device of another branch that serves it. */
    centralDevice: sql<Central | null>`(${serving(sql`jsonb_build_object('id', devices.id, 'name', devices.name)`, live)} limit 1)`,
  };
}

type Central = { readonly id: string; readonly name: string };

const serving = (what: SQL, live: SQL): SQL => sql`
  select ${what} from device_branches join devices on devices.id = device_branches.device_id
  where device_branches.branch_id = branches.id and devices.branch_id <> branches.id and ${live}`;
