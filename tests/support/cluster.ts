import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "#db/migrate.ts";
import { startPostgres } from "#scripts/embedded-postgres.ts";
import { inDatabase } from "./login.ts";
import { quickPlace } from "./quick-place.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Login of the cluster's owner to its maintenance database. */
    readonly adminUrl: string;
    /** Login of the lesser role to the migrated template; another path names another database. */
    readonly templateUrl: string;
  }
}

const prefix = join(quickPlace(), "khatm-integration-");

/** One PostgreSQL for the whole run, with one migrated database that every test's own is copied from. */
export default async function startCluster({ provide }: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = mkdtempSync(prefix);
  writeFileSync(join(folder, "run.pid"), String(process.pid));
  const cluster = await start(folder);
  const { appUrl } = await prepareDatabase({ ownerUrl: cluster.ownerUrl, appRolePassword: "integration" });
  provide("adminUrl", inDatabase(cluster.ownerUrl, "postgres"));
  provide("templateUrl", appUrl);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

const start = (folder: string) =>
  startPostgres({ folder: join(folder, "postgres"), database: "template", disposable: true });

/** Ends what killed runs left running. */
async function sweep(): Promise<void> {
  for (const note of globSync(`${prefix}*/run.pid`)) {
    const folder = join(note, "..");
    if (runs(Number(readFileSync(note, "utf8")))) continue;
    const left = await start(folder);
    await left.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
