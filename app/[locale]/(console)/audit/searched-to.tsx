import { useTranslations } from "next-intl";
import { TimeText } from "#components/ui/time-text.tsx";

/** A text is looked for piece by piece of the trail: how far the shown piece goes. */
export function SearchedTo({ at }: { at: Date }) {
  const t = useTranslations("audit");
  return t.rich("searchedTo", { time: () => <TimeText at={at.toISOString()} relative={false} /> });
}
