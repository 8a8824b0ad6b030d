import { useLocale, useTranslations } from "next-intl";
import { nameIn, type Named } from "#components/records/name.ts";
import { Code } from "#components/ui/code.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";

type Props = { among: readonly (Named & { readonly id: string; readonly vatNumber: string })[] };

/** The first question where several establishments are shown together. */
export function ChooseEstablishment({ among }: Props) {
  const t = useTranslations("branches");
  const locale = useLocale();
  return (
    <>
      <PageHead title={t("new")} state={t("choose")} />
      <Section flush>
        <ul>
          {among.map((one) => (
            <li key={one.id} className="border-b last:border-b-0">
              <Link
                href={`/branches/new?of=${one.id}`}
                className="flex flex-wrap items-center gap-x-4 px-4 py-2 -outline-offset-2 hover:bg-sunken"
              >
                <bdi className="min-w-0 flex-1 basis-60 font-medium">{nameIn(locale, one)}</bdi>
                <Code>{one.vatNumber}</Code>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
