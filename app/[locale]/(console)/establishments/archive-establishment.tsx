"use client";

import { useLocale, useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { BringBack } from "#components/records/bring-back.tsx";
import { nameIn, type Named } from "#components/records/name.ts";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { archive, restore } from "./actions.ts";

type Props = {
  establishment: Named & { readonly id: string; readonly vatNumber: string };
  devices: number;
  archived: boolean;
};

/** Typed, with its consequence and the lesser act; where it cannot be done, why not. An archived one can be brought back. */
export function ArchiveEstablishment({ establishment, devices, archived }: Props) {
  const { id, vatNumber } = establishment;
  const t = useTranslations();
  const name = nameIn(useLocale(), establishment);
  if (archived) return <BringBack action={restore} field="establishmentId" id={id} />;
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
