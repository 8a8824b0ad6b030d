/** Grown as documents need it and kept for the next one. Between `encoding` and `take` nothing else runs, so one serves all. */
let scratch = Buffer.allocUnsafeSlow(64 * 1024);
const mostKept = 2 * 1024 * 1024;
const mostBytesPerUnit = 3;
const pieceLength = 8192;

/**
 * Text that becomes UTF-8 as it comes: a long document never stands in memory as one string, whose parts would outlive a collection.
 * `take` gives the bytes; one encoding must be taken before the next begins.
 */
export function encoding() {
  let length = 0;
  let pending = "";
  const flush = (): void => {
    if (length + pending.length * mostBytesPerUnit > scratch.length) grow(length, pending.length);
    length += scratch.write(pending, length, "utf8");
    pending = "";
  };
  return {
    add: (text: string): void => {
      pending += text;
      if (pending.length > pieceLength) flush();
    },
    /** Bytes so far. */
    length: (): number => {
      flush();
      return length;
    },
    take: (): Buffer => {
      flush();
      const bytes = Buffer.from(scratch.subarray(0, length));
      if (scratch.length > mostKept) scratch = Buffer.allocUnsafeSlow(mostKept);
      return bytes;
    },
  };
}

function grow(kept: number, units: number): void {
  const larger = Buffer.allocUnsafeSlow(Math.max(2 * scratch.length, kept + units * mostBytesPerUnit));
  scratch.copy(larger, 0, 0, kept);
  scratch = larger;
}
