import type { useTranslations } from "next-intl";
import type { State } from "#components/ui/badge.tsx";
import type { queueOverview } from "#lib/services/submissions/queries.ts";

export type LaneView = Awaited<ReturnType<typeof queueOverview.run>>["lanes"][number];
export type Words = ReturnType<typeof useTranslations<"queue">>;

/** Whether the platform is up, as all devices see it, and when it is tried again where it is not. */
export function platformWords(
  t: Words,
  { state, cause, probeAt }: LaneView["platform"],
  timeOf: (at: Date) => string,
): { readonly state: State; readonly words: string } {
  if (state === "closed") return { state: "good", words: t("platform.up") };
  const why = cause === null ? t("platform.down") : t(`platform.cause.${cause}`);
  return {
    state: "broken",
    words: probeAt === null ? why : t("platform.tried", { why, time: timeOf(probeAt) }),
  };
}
