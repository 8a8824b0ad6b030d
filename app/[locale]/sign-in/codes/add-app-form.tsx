"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { AuthenticatorCode } from "#components/form/proof-fields.tsx";
import { begin, confirm } from "./actions.ts";
import { orProve } from "./fresh.ts";

type Begun = Awaited<ReturnType<typeof begin>>;
type Key = Extract<Begun, { ok: true }>["value"];

export function AddAppForm() {
  const t = useTranslations("signIn");
  const [made, setMade] = useState<Key>();

  const start = async (_previous: Begun | undefined, form: FormData): Promise<Begun> => {
    const result = orProve(await begin(undefined, form));
    if (result.ok) setMade(result.value);
    return result;
  };
  if (made === undefined)
    return (
      <Form key="begin" action={start}>
        <SubmitButton>{t("codes.begin")}</SubmitButton>
      </Form>
    );
  return (
    // a form of its own: what it sent before, the key, must not travel again
    <Form key="confirm" action={confirm} labels={{ code: t("code") }}>
      <p>{t("codes.scan")}</p>
      <img src={made.picture} alt={t("codes.picture")} className="size-48 rounded-sm border" />
      <p className="flex flex-wrap items-center gap-2 text-cell text-ink-quiet">
        {t("codes.key")} <CopyCode value={made.key} wrap />
      </p>
      <AuthenticatorCode focused />
      <SubmitButton>{t("codes.confirm")}</SubmitButton>
    </Form>
  );
}
