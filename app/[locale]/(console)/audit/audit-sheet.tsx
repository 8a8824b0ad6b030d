import { useTranslations } from "next-intl";
import { withParameters } from "#components/data-table/address.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { AuditView } from "./audit-view.ts";

type Props = { entry: AuditView; search: Readonly<Record<string, string | undefined>> };

/** One entry whole, with everything that was written down. */
export function AuditSheet({ entry, search }: Props) {
  const t = useTranslations("audit");
  const { open: _open, establishment: _establishment, ...kept } = search;
  const items = [
    { term: t("column.at"), value: <TimeText at={entry.at} /> },
    { term: t("column.who"), value: <bdi>{entry.who}</bdi> },
    { term: t("column.entity"), value: entry.entity },
    { term: t("entityId"), value: <CopyCode value={entry.entityId} wrap /> },
    { term: t("column.establishment"), value: <bdi>{entry.establishment}</bdi> },
    { term: t("actionCode"), value: <Code>{entry.action}</Code> },
  ];
  const detail = entry.detail.map(([term, value]) => ({ term, value: <Code wrap>{value}</Code>, coded: true }));
  return (
    <Sheet title={entry.what ?? entry.action} closeHref={withParameters("/audit", "", kept)}>
      <DescriptionList items={items} />
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{t("details")}</h3>
        {detail.length === 0 ? <p className="text-ink-quiet">{t("noDetails")}</p> : <DescriptionList items={detail} />}
      </section>
      {entry.href && (
        <LinkButton href={entry.href} className="w-fit">
          {t("openThing")}
        </LinkButton>
      )}
    </Sheet>
  );
}
