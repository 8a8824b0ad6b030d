import { useLocale, useTranslations } from "next-intl";
import { Identifier } from "#components/records/identifier.tsx";
import { NationalAddress, type Address } from "#components/records/national-address.tsx";
import { nameIn, type Named } from "#components/records/name.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";
import { Link } from "#lib/i18n/navigation.ts";

type Branch = Named &
  Address & {
    readonly identifierScheme: IdentifierScheme;
    readonly identifierValue: string;
    readonly createdAt: Date;
    readonly archivedAt: Date | null;
  };

type Props = {
  branch: Branch;
  establishment: (Named & { readonly id: string }) | undefined;
  member: Named | null;
  /** For a page; in a sheet one column is wide enough. */
  wide?: boolean;
};

/** Everything that later documents of this branch say about it. */
export function BranchFacts({ branch, establishment, member, wide }: Props) {
  const t = useTranslations();
  const locale = useLocale();
  const items = [
    { term: t("branches.nameAr"), value: <bdi lang="ar">{branch.nameAr}</bdi> },
    { term: t("branches.nameEn"), value: <bdi lang="en">{branch.nameEn}</bdi> },
    {
      term: t("branches.establishment"),
      value: establishment && (
        <Link href={`/establishments/${establishment.id}`} className="text-accent hover:underline">
          <bdi>{nameIn(locale, establishment)}</bdi>
        </Link>
      ),
    },
    ...(member ? [{ term: t("branches.member"), value: <bdi>{nameIn(locale, member)}</bdi> }] : []),
    {
      term: t("records.identifier"),
      value: <Identifier scheme={branch.identifierScheme} value={branch.identifierValue} copy />,
    },
    { term: t("records.address"), value: <NationalAddress address={branch} /> },
    { term: t("records.recordedOn"), value: <TimeText at={branch.createdAt.toISOString()} /> },
    ...(branch.archivedAt
      ? [{ term: t("records.archivedOn"), value: <TimeText at={branch.archivedAt.toISOString()} /> }]
      : []),
  ];
  return <DescriptionList items={items} wide={wide ?? false} />;
}
