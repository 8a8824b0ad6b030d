import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create, type Font, type Glyph } from "fontkit";
import { unpackWoff } from "./woff.ts";

export const weights = [400, 600] as const;
export type Weight = (typeof weights)[number];

/** One font file: a script of IBM Plex Sans Arabic in one weight. */
export type Face = { readonly name: string; readonly script: "arab" | "latn"; readonly font: Font };
export type Faces = Readonly<Record<Weight, readonly Face[]>>;

let loaded: Promise<Faces> | undefined;

/** The faces of each weight in the order in which a character looks for its glyph; read once for the process. */
export function loadFaces(): Promise<Faces> {
  loaded ??= readFaces();
  return loaded;
}

async function readFaces(): Promise<Faces> {
  const [regular, semibold] = await Promise.all([readWeight(400), readWeight(600)]);
  return { 400: regular, 600: semibold };
}

const readWeight = (weight: Weight): Promise<Face[]> =>
  Promise.all([
    readFace("arabic", "arab", weight),
    readFace("latin", "latn", weight),
    readFace("latin-ext", "latn", weight),
  ]);

// The server of a build runs in the folder that holds node_modules, as the worker and the command line do.
const folder = join(process.cwd(), "node_modules", "@fontsource", "ibm-plex-sans-arabic", "files");

async function readFace(subset: string, script: Face["script"], weight: Weight): Promise<Face> {
  const font = create(unpackWoff(await readFile(join(folder, `ibm-plex-sans-arabic-${subset}-${weight}-normal.woff`))));
  if ("fonts" in font) throw new Error(`${subset} ${weight} is a collection of fonts`);
  rememberLetters(font);
  return { name: `${subset}-${weight}`, script, font };
}

/** The library gives a glyph the letters that it first stood for, for ever; here every use of it has its own. */
function rememberLetters(font: Font): void {
  const find = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []): Glyph => {
    const made: Glyph = Object.create(find(id), { codePoints: { value: codePoints } });
    return made;
  };
}
