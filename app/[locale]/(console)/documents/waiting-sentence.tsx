import { getTranslations } from "next-intl/server";
import { countDocuments } from "#lib/services/documents/count.ts";
import { ask } from "../ask.ts";

/** How many documents wait for ZATCA, for a person and for a correction, in words. */
export async function WaitingSentence({ establishment }: { establishment: string }) {
  const t = await getTranslations("documents");
  const counts = await ask(countDocuments, { establishment });
  if (counts.pending + counts.stopped + counts.rejected === 0) return t("stateNone");
  return t("stateCounts", counts);
}
