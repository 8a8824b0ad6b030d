const unitSerial = /[\s,·|_()-]*1-[^|]+\|2-[^|]+\|3-\S+/gu;
/** Certificate serials are longer than VAT numbers, which have 15 digits. */
const longNumber = /[\s,·|_()-]*\p{Nd}{15,}/gu;

/** A device's name without VAT number and serials: units of other systems are named by their certificate, which holds them. */
export const nameAlone = (name: string): string =>
  name.replaceAll(longNumber, "").replaceAll(unitSerial, "").trim() || "…";
