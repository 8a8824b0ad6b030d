import { getTranslations } from "next-intl/server";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";

type Props = { found: { readonly total: number; readonly capped: boolean }; href: string };

/** How many there are in all, leading to the list that holds them. */
export async function AllOf({ found: { total, capped }, href }: Props) {
  const [t, format] = await Promise.all([getTranslations("attention"), getFormat()]);
  return (
    <Link href={href} className="inline-flex min-h-6 items-center text-cell text-accent hover:underline">
      {t(capped ? "allMore" : "all", { count: format.number(total) })}
    </Link>
  );
}
