const hidden = "[secret]";
/** What node:util calls `inspect.custom`; that module itself is left out of a start. */
const inspected = Symbol.for("nodejs.util.inspect.custom");

/** Bytes that must never be printed. Only `reveal()` and `revealText()` give them out, and both are easy to grep for. */
export class Secret {
  readonly #bytes: Uint8Array;

  constructor(value: Uint8Array | string) {
    this.#bytes = typeof value === "string" ? new TextEncoder().encode(value) : Uint8Array.from(value);
  }

  reveal(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  revealText(): string {
    return new TextDecoder("utf-8", { fatal: true }).decode(this.#bytes);
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [inspected](): string {
    return hidden;
  }
}
