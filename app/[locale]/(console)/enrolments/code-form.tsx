"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { NumberField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { giveCode } from "./actions.ts";

type Props = {
  enrolmentId: string;
  environment: Environment;
  kind: EnrolmentKind;
  vatNumber: string;
  portal: string | undefined;
};

/** Six digits in any script, and where one gets them. */
export function CodeForm({ enrolmentId, environment, kind, vatNumber, portal }: Props) {
  const t = useTranslations("enrolments.code");
  return (
    <div className="flex w-full flex-col gap-3">
      <div className="text-cell">
        <p>{t(`${kind === "renewal" ? "whereRenewal" : "where"}.${environment}`)}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-quiet">
          <span>
            {t("vat")} <CopyCode value={vatNumber} />
          </span>
          {environment === "simulator" && portal && (
            <a href={portal} target="_blank" rel="noreferrer" className={linkClass}>
              {t("portal")}
              <ExternalLink aria-hidden className="size-3.5 rtl:-scale-x-100" />
            </a>
          )}
        </p>
      </div>
      <FreshForm action={giveCode} labels={{ code: t("label") }} done={t("done")}>
        <input type="hidden" name="enrolmentId" value={enrolmentId} />
        <div className="flex flex-wrap items-end gap-2">
          <NumberField
            name="code"
            label={t("label")}
            autoComplete="one-time-code"
            maxLength={9}
            placeholder="123456"
            className="w-40! tracking-normal"
            required
          />
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
        <p className="-mt-2 text-cell text-ink-quiet">{t("hint")}</p>
      </FreshForm>
    </div>
  );
}

const linkClass = "inline-flex min-h-6 items-center gap-1 text-accent hover:underline";
