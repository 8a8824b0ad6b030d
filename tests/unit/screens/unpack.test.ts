import { Zip, ZipDeflate, strToU8, zipSync, type Zippable } from "fflate";
import { expect, test } from "vitest";
import { mostBytes, mostFiles, unpack } from "#app/[locale]/(console)/documents/unpack.ts";

const file = (name: string, bytes: Uint8Array) => new File([Uint8Array.from(bytes)], name);
const zip = (entries: Zippable) => zipSync(entries);
const endings = async (bytes: Uint8Array, room = mostFiles) => {
  const taken = await unpack([file("all.zip", bytes)], room);
  return taken.map((one) => [one.name, "file" in one ? one.file.size : one.problem]);
};

test("files come in the order of the ZIP, without folders and clutter, and a path stays a name", async () => {
  const bytes = zip({
    "day/": new Uint8Array(),
    "day/2.xml": strToU8("<b/>"),
    "__MACOSX/day/2.xml": strToU8("x"),
    "day/.hidden.xml": strToU8("x"),
    "../1.json": strToU8("{}"),
    "photo.png": strToU8("x"),
    "inner.zip": zip({ "3.xml": strToU8("<c/>") }),
    "..\\windows.json": strToU8("{}"),
  });
  expect(await endings(bytes)).toEqual([
    ["day/2.xml", 4],
    ["../1.json", 2],
    ["photo.png", "type"],
    ["inner.zip", "nested"],
    ["..\\windows.json", 2],
  ]);
});

test("a file too many, and one too large, are left out by name", async () => {
  const bytes = zip({ "huge.xml": new Uint8Array(mostBytes + 1), "a.xml": strToU8("<a/>"), "b.xml": strToU8("<b/>") });
  expect(await endings(bytes, 2)).toEqual([
    ["huge.xml", "size"],
    ["a.xml", 4],
    ["b.xml", "many"],
  ]);
});

test("two entries of one name are two files", async () => {
  const bytes = zip({ "1.xml": strToU8("<a/>"), "2.xml": strToU8("<bb/>") });
  const [one, two] = [strToU8("1.xml"), strToU8("2.xml")];
  for (let at = 0; at < bytes.length; at += 1)
    if (two.every((byte, offset) => bytes[at + offset] === byte)) bytes.set(one, at);
  expect(await endings(bytes)).toEqual([
    ["1.xml", 4],
    ["1.xml", 5],
  ]);
});

test("a file that says it is small and grows is stopped, and its ZIP does not count as read", async () => {
  const bytes = zip({ "bomb.xml": new Uint8Array(mostBytes + 1), "after.xml": strToU8("<a/>") });
  const view = new DataView(bytes.buffer);
  view.setUint32(22, 100, true);
  const found = await endings(bytes);
  expect(found[0]).toEqual(["bomb.xml", "size"]);
  expect(found.at(-1)).toEqual(["all.zip", "zip"]);
});

test("a ZIP that was written as a stream tells no sizes and is read all the same", async () => {
  const chunks: Uint8Array[] = [];
  const writer = new Zip((_, chunk) => void chunks.push(chunk));
  for (const name of ["1.xml", "2.xml"]) {
    const entry = new ZipDeflate(name);
    writer.add(entry);
    entry.push(strToU8("<a/>".repeat(1000)), true);
  }
  writer.end();
  expect(await endings(Buffer.concat(chunks))).toEqual([
    ["1.xml", 4000],
    ["2.xml", 4000],
  ]);
});

test.each([
  ["no ZIP at all", strToU8("<Invoice/>")],
  ["an empty file", new Uint8Array()],
  ["a ZIP cut off in its middle", zip({ "a.xml": strToU8("<a/>".repeat(9)) }).subarray(0, 38)],
])("%s is named as unreadable", async (_, bytes) => {
  expect((await endings(bytes)).at(-1)).toEqual(["all.zip", "zip"]);
});
