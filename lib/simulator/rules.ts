import { readInvoice } from "./document/read.ts";
import { message } from "./messages.ts";
import type { Check } from "./world.ts";

/** Schema and business rules of the documents that the simulator receives. */
export const checkRules: Check = (xml) =>
  readInvoice(xml)
    ? { schemaValid: true, messages: [] }
    : { schemaValid: false, messages: [message("ERROR", "XSD_ZATCA_INVALID", "en")] };
