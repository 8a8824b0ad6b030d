import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameIn } from "#components/records/name.ts";
import { Code } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import { canIn } from "#lib/actor.ts";
import type { EstablishmentPermission } from "#lib/domain/rights.ts";
import { Link } from "#lib/i18n/navigation.ts";
import { listEstablishments } from "#lib/services/establishments/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";

type Props = { head: ReactNode; path: string; permission: EstablishmentPermission };

/** With all establishments in view, a setting first needs to know whose it is. */
export async function ChooseEstablishment({ head, path, permission }: Props) {
  const [{ actor }, locale] = await Promise.all([requiredSession(), getLocale()]);
  const [t, all] = await Promise.all([getTranslations("settings"), ask(listEstablishments, {})]);
  const open = all.filter(({ id, archivedAt }) => archivedAt === null && canIn(actor, permission, id));
  return (
    <>
      {head}
      <Section title={t("choose")} flush>
        <ul>
          {open.map(({ id, vatNumber, ...names }) => (
            <li key={id} className="border-b last:border-b-0">
              <Link
                href={`${path}?establishment=${id}`}
                className="flex flex-wrap items-center justify-between gap-x-6 px-4 py-2.5 -outline-offset-2 hover:bg-sunken"
              >
                <bdi className="font-medium">{nameIn(locale, names)}</bdi>
                <Code>{vatNumber}</Code>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
