import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";

type Props = { filter: ReactNode; views: ReactNode; here: string; nothing: boolean; children: ReactNode };

/** A list under its filter and its saved views; where the filter finds nothing, the way back. */
export function FilteredList({ filter, views, here, nothing, children }: Props) {
  const t = useTranslations("table");
  return (
    <div className="min-w-0 rounded-md border bg-surface">
      <div className="flex flex-wrap items-start gap-2 border-b p-2" data-print="no">
        <div className="min-w-0 flex-1 max-md:basis-full">
          <ClientMessages also={["findings"]}>{filter}</ClientMessages>
        </div>
        {views}
      </div>
      {nothing ? (
        <EmptyState
          drawing={<SearchX className="size-10" strokeWidth={1.25} />}
          title={t("nothingMatches")}
          action={<LinkButton href={here}>{t("clear")}</LinkButton>}
        >
          {t("nothingMatchesHint")}
        </EmptyState>
      ) : (
        children
      )}
    </div>
  );
}
