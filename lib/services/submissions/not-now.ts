/**
 * A sending that may not begin at present, and what is full: the whole lane, the device, or the document itself; or what came between.
 * Rolls the intent back.
 */
export class NotNow extends Error {
  readonly what: "lane" | "device" | "document" | "trouble";
  readonly until: Date | null;

  constructor(what: NotNow["what"], until: Date | null = null) {
    super(what);
    this.name = "NotNow";
    this.what = what;
    this.until = until;
  }
}
