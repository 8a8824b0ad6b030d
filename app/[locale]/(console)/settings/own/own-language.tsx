"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { language } from "./actions.ts";

/** In which language letters are written to whoever looks. */
export function OwnLanguage({ chosen }: { chosen: "ar" | "en" }) {
  const t = useTranslations("channels");
  return (
    <Form action={language} done={t("own.saved")} labels={{ locale: t("field.locale") }}>
      <RadioField
        name="locale"
        label={t("own.text")}
        required
        defaultValue={chosen}
        options={(["ar", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <SubmitButton kind="quiet" className="w-fit">
        {t("own.save")}
      </SubmitButton>
    </Form>
  );
}
