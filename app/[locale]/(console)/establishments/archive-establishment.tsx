"use client";

import { useLocale, useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { nameIn, type Named } from "#components/records/name.ts";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { archive } from "./actions.ts";

type Props = { establishment: Named & { readonly id: string; readonly vatNumber: string }; devices: number };

/** Typed, with its consequence and the lesser act; where it cannot be done, why not. */
export function ArchiveEstablishment({ establishment: { id, vatNumber, nameAr, nameEn }, devices }: Props) {
  const t = useTranslations();
  const name = nameIn(useLocale(), { nameAr, nameEn });
  return (
    <Section>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="min-w-0 flex-1 basis-72 text-ink-quiet">
          {devices > 0
            ? t("establishments.archive.inUse", { count: devices })
            : t("establishments.archive.consequence")}
        </p>
        {devices === 0 && (
          <ConfirmTyped
            trigger={<Button kind="danger">{t("records.archive")}</Button>}
            title={`${t("establishments.archive.title")}: ${name}`}
            thing={vatNumber}
            consequence={t("establishments.archive.consequence")}
            lesser={<LinkButton href={`/establishments/${id}/edit`}>{t("records.editInstead")}</LinkButton>}
            verb={t("establishments.archive.verb")}
            action={archive}
          >
            <input type="hidden" name="establishmentId" value={id} />
          </ConfirmTyped>
        )}
      </div>
    </Section>
  );
}
