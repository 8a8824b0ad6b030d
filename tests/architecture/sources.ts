import { globSync, readFileSync } from "node:fs";

export type Source = { readonly path: string; readonly text: string };

/** The project's files that match, with their text. */
export function sources(...patterns: readonly string[]): readonly Source[] {
  return globSync(patterns)
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** `path:line  match` for every place where the pattern stands. */
export function places(files: readonly Source[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(
      ({ index, 0: found }) => `${path}:${text.slice(0, index).split("\n").length}  ${found.trim()}`,
    ),
  );
}
