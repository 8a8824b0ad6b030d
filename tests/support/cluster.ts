import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "#db/migrate.ts";
import { startPostgres } from "#scripts/embedded-postgres.ts";
import { inDatabase } from "./login.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Login of the cluster's owner to its maintenance database. */
    readonly adminUrl: string;
    /** Login of the lesser role to the migrated template; another path names another database. */
    readonly templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, with one migrated database that every test's own is copied from. */
export default async function startCluster({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "khatm-integration-"));
  const cluster = await startPostgres({ folder: join(folder, "postgres"), database: "template", disposable: true });
  const { appUrl } = await prepareDatabase({ ownerUrl: cluster.ownerUrl, appRolePassword: "integration" });
  provide("adminUrl", inDatabase(cluster.ownerUrl, "postgres"));
  provide("templateUrl", appUrl);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
