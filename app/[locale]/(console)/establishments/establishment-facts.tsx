import { useTranslations } from "next-intl";
import { Identifier } from "#components/records/identifier.tsx";
import { NationalAddress, type Address } from "#components/records/national-address.tsx";
import type { Named } from "#components/records/name.ts";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";

type Establishment = Named &
  Address & {
    readonly id: string;
    readonly vatNumber: string;
    readonly identifierScheme: IdentifierScheme;
    readonly identifierValue: string;
    readonly industry: string;
    readonly createdAt: Date;
    readonly archivedAt: Date | null;
  };

/** The registration as it stands on documents and in certificates. */
export function EstablishmentFacts({ establishment }: { establishment: Establishment }) {
  const t = useTranslations("records");
  const words = useTranslations("establishments");
  const { id, archivedAt } = establishment;
  const items = [
    { term: t("nameAr"), value: <bdi lang="ar">{establishment.nameAr}</bdi> },
    { term: t("nameEn"), value: <bdi lang="en">{establishment.nameEn}</bdi> },
    { term: t("vatNumber"), value: <CopyCode value={establishment.vatNumber} /> },
    {
      term: t("identifier"),
      value: <Identifier scheme={establishment.identifierScheme} value={establishment.identifierValue} copy />,
    },
    { term: t("address"), value: <NationalAddress address={establishment} /> },
    { term: t("industry"), value: <bdi>{establishment.industry}</bdi> },
    { term: t("recordedOn"), value: <TimeText at={establishment.createdAt.toISOString()} /> },
    ...(archivedAt ? [{ term: t("archivedOn"), value: <TimeText at={archivedAt.toISOString()} /> }] : []),
  ];
  const ways = (
    <>
      <LinkButton href={`/branches?establishment=${id}`}>{words("openBranches")}</LinkButton>
      <LinkButton href={`/devices?establishment=${id}`}>{words("openDevices")}</LinkButton>
    </>
  );
  return (
    <Section title={words("facts")} actions={ways}>
      <DescriptionList items={items} wide />
    </Section>
  );
}
