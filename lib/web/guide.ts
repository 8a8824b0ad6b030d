import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locale } from "#lib/i18n/routing.ts";

/** A guide of this installation in Markdown, as it lies beside the product. */
export const readGuide = (locale: Locale, name: string): Promise<string> =>
  readFile(join(/* turbopackIgnore: true */ process.cwd(), "docs", "guides", locale, `${name}.md`), "utf8");
