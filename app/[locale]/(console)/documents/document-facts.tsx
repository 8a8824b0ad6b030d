import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Money } from "#components/ui/money.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { DocumentCourse } from "#lib/services/documents/course.ts";
import type { DocumentView } from "#lib/services/documents/schema.ts";
import { flags, type Flag } from "./flags.ts";
import { issuedAt } from "./issued-at.ts";
import { kindWords, minorOf } from "./row-view.ts";

type Props = { view: DocumentView; course: DocumentCourse; wide?: boolean };

export async function DocumentFacts({ view, course, wide }: Props) {
  const [t, locale] = await Promise.all([getTranslations("documents"), getLocale()]);
  const money = (amount: string) => <Money minor={minorOf(amount)} currency={view.currency} />;
  const special = flagsOfXml(view.xml).map((flag) => t(`form.flag.${flag}`));
  const branch = nameIn(locale, { nameAr: course.branchNameAr, nameEn: course.branchNameEn });
  return (
    <DescriptionList
      wide={wide ?? false}
      items={[
        { term: t("fact.kind"), value: kindWords(t, view) },
        ...(special.length > 0 ? [{ term: t("form.part.special"), value: special.join(t("comma")) }] : []),
        { term: t("fact.total"), value: <strong className="font-semibold">{money(view.payable)}</strong> },
        { term: t("fact.taxExclusive"), value: money(view.taxExclusive) },
        { term: t("fact.tax"), value: money(view.tax) },
        { term: t("fact.buyer"), value: view.buyerName && <bdi>{view.buyerName}</bdi> },
        { term: t("fact.issued"), value: <TimeText at={issuedAt(view)} relative={false} /> },
        { term: t("fact.device"), value: linkTo(`/devices/${view.deviceId}`, course.deviceName) },
        { term: t("fact.branch"), value: linkTo(`/branches/${view.branchId}`, branch) },
        { term: t("fact.uuid"), value: <CopyCode value={view.uuid} wrap /> },
      ]}
    />
  );
}

const linkTo = (href: string, words: string) => (
  <Link href={href} className="text-accent hover:underline">
    <bdi>{words}</bdi>
  </Link>
);

/** The special cases of a document in UBL XML; they stand in its beginning, behind the stamp. */
function flagsOfXml(base64: string): readonly Flag[] {
  const text = Buffer.from(base64.slice(0, stampAndHead), "base64").toString("latin1");
  const code = /<cbc:InvoiceTypeCode name="0[12]([01]{5}(?:0[01])?)"/.exec(text)?.[1] ?? "";
  return flags.filter((flag, place) => code[flag === "government" ? place + 1 : place] === "1");
}

const stampAndHead = 40_000;
