import { useTranslations } from "next-intl";
import { withParameters } from "#components/data-table/address.ts";
import { StateMark } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { KeyRowView } from "./key-view.ts";
import { RevokeKey } from "./revoke-key.tsx";

type Props = { of: KeyRowView; search: Readonly<Record<string, string | undefined>> };

/** One key beside the list: what it may do, and how to end it. */
export function KeySheet({ of, search }: Props) {
  const t = useTranslations("settings.keys");
  const { open: _open, establishment: _establishment, ...kept } = search;
  return (
    <Sheet title={of.name} closeHref={withParameters("/settings", "", kept)}>
      <StateMark state={of.state}>{t(`standing.${of.standing}`)}</StateMark>
      <DescriptionList
        items={[
          { term: t("column.hint"), value: <Code>{`${of.hint}…`}</Code> },
          { term: t("column.scopes"), value: of.scopes.map((scope) => t(`scope.${scope}`)).join(t("comma")) },
          { term: t("column.device"), value: <bdi>{of.device ?? t("everyDevice")}</bdi> },
          { term: t("column.created"), value: time(of.createdAt) },
          { term: t("column.lastUsed"), value: time(of.lastUsedAt) ?? t("neverUsed") },
          { term: t("column.expires"), value: time(of.expiresAt) },
          ...(of.revokedAt ? [{ term: t("revokedAt"), value: time(of.revokedAt) }] : []),
        ]}
      />
      {of.revokedAt === null && <RevokeKey keyId={of.id} name={of.name} />}
    </Sheet>
  );
}

const time = (at: string | null) => at && <TimeText at={at} />;
