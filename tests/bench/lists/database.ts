import { join } from "node:path";
import postgres from "postgres";
import { prepareDatabase } from "#db/migrate.ts";
import { startPostgres, type EmbeddedPostgres } from "#scripts/embedded-postgres.ts";
import { seedLists, type Size } from "./seed.ts";

type Seeded = Pick<EmbeddedPostgres, "ownerUrl" | "stop"> & { readonly appUrl: string };

/** The database of the lists, seeded by the first run and kept in the folder for the next ones. */
export async function openSeeded(folder: string, size: Size): Promise<Seeded> {
  const cluster = await startPostgres({ folder: join(folder, `${size.devices}-${size.documents}`) });
  const { ownerUrl } = cluster;
  const { appUrl } = await prepareDatabase({ ownerUrl, appRolePassword: "bench" });
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const [note] = await owner<{ text: string | null }[]>`
      select shobj_description(oid, 'pg_database') as text from pg_database where datname = current_database()`;
    if (note?.text !== seeded) {
      await seedLists(owner, size);
      await owner.unsafe(`comment on database khatm is '${seeded}'`);
    }
  } finally {
    await owner.end();
  }
  return { ownerUrl, appUrl, stop: cluster.stop };
}

const seeded = "seeded for lists";
