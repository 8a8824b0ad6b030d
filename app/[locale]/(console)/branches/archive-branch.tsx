"use client";

import { useTranslations } from "next-intl";
import { ConfirmTyped } from "#components/form/confirm-typed.tsx";
import { BringBack } from "#components/records/bring-back.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { archive, restore } from "./actions.ts";

type Props = { id: string; name: string; devices: number; archived: boolean };

/** Typed, with its consequence and the lesser act; while devices serve the branch, why it cannot be done. An archived one can be brought back. */
export function ArchiveBranch({ id, name, devices, archived }: Props) {
  const t = useTranslations();
  if (archived) return <BringBack action={restore} field="branchId" id={id} />;
  return (
    <Section>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="min-w-0 flex-1 basis-72 text-ink-quiet">
          {devices > 0 ? t("branches.archive.inUse", { count: devices }) : t("branches.archive.consequence")}
        </p>
        {devices === 0 && (
          <ConfirmTyped
            trigger={<Button kind="danger">{t("records.archive")}</Button>}
            title={t("branches.archive.title")}
            thing={name}
            consequence={t("branches.archive.consequence")}
            lesser={<LinkButton href={`/branches/${id}/edit`}>{t("records.editInstead")}</LinkButton>}
            verb={t("branches.archive.verb")}
            action={archive}
          >
            <input type="hidden" name="branchId" value={id} />
          </ConfirmTyped>
        )}
      </div>
    </Section>
  );
}
