"use client";

import { Unzip, UnzipInflate, type UnzipFile } from "fflate";

/** One file as it will be issued, or why it is left out. */
export type Taken =
  | { readonly name: string; readonly file: File }
  | { readonly name: string; readonly problem: Problem };
export type Problem = "type" | "nested" | "size" | "many" | "zip";

export const mostFiles = 500;
export const mostBytes = 10 * 1024 * 1024;

const mostPacked = 10 * mostBytes;
/** Together in memory. */
const mostUnpacked = 20 * mostBytes;
const step = 64 * 1024;

/** The chosen files with what lies in their ZIPs, each looked at before anything of it is unpacked. */
export async function unpack(chosen: readonly File[], room: number): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const file of chosen) {
    const left = room - taken.length;
    taken.push(...(isZip(file.name) ? await unpackZip(file, left) : [judged(file, left)]));
  }
  return taken;
}

const isZip = (name: string): boolean => /\.zip$/i.test(name);
const isDocument = (name: string): boolean => /\.(?:xml|json)$/i.test(name);
/** Folders, and what macOS and Windows put beside files. */
const isClutter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.(?!\.?[/\\])|Thumbs\.db$)|\/$/.test(name);

const judged = (file: File, left: number): Taken => {
  const problem = problemOf(file, left);
  return problem === undefined ? { name: file.name, file } : { name: file.name, problem };
};

function problemOf({ name, size }: { readonly name: string; readonly size: number }, left: number) {
  if (left <= 0) return "many";
  if (!isDocument(name)) return isZip(name) ? "nested" : "type";
  return size > mostBytes ? "size" : undefined;
}

/** Entries as they lie in the ZIP, so that none stands for another of its name, and none grows beyond its limit whatever it says of itself. */
async function unpackZip(archive: File, room: number): Promise<readonly Taken[]> {
  if (archive.size > mostPacked) return [{ name: archive.name, problem: "size" }];
  const taken: Taken[] = [];
  let unpacked = 0;
  let failed = false;
  const unzip = new Unzip((entry) => {
    const { name, originalSize: size = 0 } = entry;
    if (isClutter(name)) return;
    const problem = problemOf({ name, size }, room - taken.length);
    const place = taken.push({ name, problem: problem ?? "zip" }) - 1;
    if (problem !== undefined) return;
    gather(entry, (outcome) => {
      taken[place] = { name, ...outcome };
      if ("file" in outcome) unpacked += outcome.file.size;
      else failed = true;
    });
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < archive.size && !failed; from += step) {
    const bytes = new Uint8Array(await archive.slice(from, from + step).arrayBuffer());
    try {
      unzip.push(bytes, from + step >= archive.size);
    } catch {
      failed = true;
    }
    failed ||= unpacked > mostUnpacked;
  }
  return failed || taken.length === 0 ? [...taken, { name: archive.name, problem: "zip" }] : taken;
}

type Outcome = { readonly file: File } | { readonly problem: Problem };

/** Inflates an entry, and says once how it ended; one that never ends says nothing. */
function gather(entry: UnzipFile, end: (outcome: Outcome) => void): void {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  entry.ondata = (error, chunk, final) => {
    if (size > mostBytes) return;
    if (error !== null) return end({ problem: "zip" });
    size += chunk.length;
    if (size > mostBytes) return end({ problem: "size" });
    chunks.push(Uint8Array.from(chunk));
    if (final) end({ file: new File(chunks, entry.name) });
  };
  entry.start();
}
