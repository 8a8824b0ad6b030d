"use client";

import { unzip, type UnzipFileInfo } from "fflate";

/** One file as it will be issued, or why it is left out. */
export type Taken =
  | { readonly name: string; readonly file: File }
  | { readonly name: string; readonly problem: Problem };
export type Problem = "type" | "size" | "many" | "zip";

export const mostFiles = 500;
export const mostBytes = 10 * 1024 * 1024;

/** The chosen files with what lies in their ZIPs, each looked at before anything of it is unpacked. */
export async function unpack(chosen: readonly File[], room: number): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const file of chosen) {
    const left = room - taken.length;
    taken.push(...(isZip(file.name) ? await unpackZip(file, left) : [judge(file, left)]));
  }
  return taken;
}

const isZip = (name: string): boolean => /\.zip$/i.test(name);
const isDocument = (name: string): boolean => /\.(?:xml|json)$/i.test(name);
/** Folders, and what macOS and Windows put beside files. */
const isClutter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$)|\/$/.test(name);

function judge(file: File, left: number): Taken {
  const { name } = file;
  if (left <= 0) return { name, problem: "many" };
  if (!isDocument(name)) return { name, problem: "type" };
  return file.size > mostBytes ? { name, problem: "size" } : { name, file };
}

async function unpackZip(archive: File, room: number): Promise<readonly Taken[]> {
  if (archive.size > mostBytes * 10) return [{ name: archive.name, problem: "size" }];
  const refused: Taken[] = [];
  let admitted = 0;
  const admit = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (isClutter(name)) return false;
    const problem = !isDocument(name)
      ? "type"
      : originalSize > mostBytes
        ? "size"
        : admitted >= room
          ? "many"
          : undefined;
    if (problem) refused.push({ name, problem });
    else admitted += 1;
    return problem === undefined;
  };
  const bytes = new Uint8Array(await archive.arrayBuffer());
  return await new Promise((resolve) => {
    unzip(bytes, { filter: admit }, (error, files) => {
      if (error) return resolve([{ name: archive.name, problem: "zip" }]);
      const whole = Object.entries(files).map(([name, data]) => ({
        name,
        file: new File([Uint8Array.from(data)], name),
      }));
      return resolve([...whole, ...refused]);
    });
  });
}
