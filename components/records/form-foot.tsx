"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { LinkButton } from "#components/ui/button.tsx";

/** The one act of a form, and the way out of it. */
export function FormFoot({ verb, backHref }: { verb: string; backHref: string }) {
  const t = useTranslations("records");
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-4">
      <SubmitButton>{verb}</SubmitButton>
      <LinkButton href={backHref} kind="bare">
        {t("leave")}
      </LinkButton>
    </div>
  );
}
