import { z } from "zod";
import { idFilter } from "#lib/services/list-input.ts";

export const OfScope = z.object({ establishment: idFilter });

/** Items of one kind that the page shows; the rest stands behind the link to the filtered list. */
export const itemsShown = 12;
/** Eighteen months of weeks. */
export const horizonWeeks = 78;
