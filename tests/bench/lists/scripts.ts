import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";

const Shell = z.object({ rootMainFiles: z.array(z.string()) });
const Entries = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) });

export type RouteScripts = { readonly route: string; readonly kilobytes: number };

/** What each page of a build loads before it can be used, packed as it travels; undefined where nothing was built. */
export function scriptsOf(build: string): readonly RouteScripts[] | undefined {
  const manifest = join(build, "build-manifest.json");
  if (!existsSync(manifest)) return undefined;
  const { rootMainFiles } = Shell.parse(JSON.parse(readFileSync(manifest, "utf8")));
  const sizes = new Map<string, number>();
  const sizeOf = (file: string): number => {
    const size = sizes.get(file) ?? gzipSync(readFileSync(join(build, file))).length;
    sizes.set(file, size);
    return size;
  };
  const pages = globSync("**/page_client-reference-manifest.js", { cwd: join(build, "server/app") });
  return pages
    .map((page) => {
      const files = new Set([...rootMainFiles, ...filesOf(join(build, "server/app", page))]);
      const route = page.replace(/\/?page_client-reference-manifest\.js$/, "").replaceAll(/\([\w-]+\)\/?/g, "");
      return { route: `/${route}`, kilobytes: [...files].reduce((sum, file) => sum + sizeOf(file), 0) / 1000 };
    })
    .toSorted((a, b) => b.kilobytes - a.kilobytes);
}

/** The page's own entry and those of the layouts around it; what stands in for errors and waiting is loaded when it is needed. */
function filesOf(manifest: string): readonly string[] {
  const text = readFileSync(manifest, "utf8");
  const json = text.slice(text.lastIndexOf("] = ") + 4).replace(/;\s*$/, "");
  const { entryJSFiles } = Entries.parse(JSON.parse(json));
  return Object.entries(entryJSFiles).flatMap(([entry, files]) => (/\/(?:page|layout)$/.test(entry) ? files : []));
}
