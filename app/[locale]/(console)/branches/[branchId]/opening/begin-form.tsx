"use client";

import { useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { begin } from "./actions.ts";

/** Opens the session of codes for these devices, here where one stands. */
export function BeginForm({ devices }: { devices: readonly string[] }) {
  const t = useTranslations("opening.session");
  return (
    <FreshForm action={begin}>
      {devices.map((id) => (
        <input key={id} type="hidden" name="devices[]" value={id} />
      ))}
      <p className="text-section font-semibold">{t("make", { count: devices.length })}</p>
      <p className="-mt-3 text-ink-quiet">{t("text")}</p>
      <SubmitButton className="w-fit">{t("begin", { count: devices.length })}</SubmitButton>
    </FreshForm>
  );
}
