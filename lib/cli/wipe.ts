import { randomBytes } from "node:crypto";
import { open, rm } from "node:fs/promises";

/** Overwrites a file with chance in place, makes sure that it is on the disk, and removes it. */
export async function wipe(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    const { size } = await file.stat();
    await file.write(randomBytes(size), 0, size, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path);
}
