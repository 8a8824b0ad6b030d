"use client";

import { useTranslations } from "next-intl";
import { Form, type Outcome } from "../form/form.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { Section } from "../ui/section.tsx";

type Props<Result extends Outcome> = {
  action: (previous: Result | undefined, form: FormData) => Promise<Result>;
  /** The hidden field that names the record. */
  field: string;
  id: string;
};

/** For an archived record: one button, and what it means. */
export function BringBack<Result extends Outcome>({ action, field, id }: Props<Result>) {
  const t = useTranslations("records.restore");
  return (
    <Section>
      <p className="mb-3 text-ink-quiet">{t("consequence")}</p>
      <Form action={action}>
        <input type="hidden" name={field} value={id} />
        <SubmitButton>{t("verb")}</SubmitButton>
      </Form>
    </Section>
  );
}
