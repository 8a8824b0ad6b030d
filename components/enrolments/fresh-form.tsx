"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form, type FormProps, type Outcome } from "#components/form/form.tsx";
import { ProveAgain } from "#components/form/prove-again.tsx";

/** A form whose act may ask for a fresh sign-in: then it says why, asks in place, and keeps what was entered. */
export function FreshForm<Result extends Outcome>({
  action,
  children,
  why,
  ...rest
}: FormProps<Result> & { why?: string }) {
  const t = useTranslations("common.proof");
  const [proof, setProof] = useState<"not_asked" | "asked" | "given">("not_asked");
  const submit = async (previous: Result | undefined, form: FormData): Promise<Result> => {
    const result = await action(previous, form);
    const outcome: Outcome = result;
    setProof(!outcome.ok && outcome.code === "auth.fresh_required" ? "asked" : "not_asked");
    return result;
  };
  return (
    <Form action={submit} {...rest}>
      {proof === "asked" && <ProveAgain why={why} proven={() => setProof("given")} />}
      <output className="block empty:hidden">{proof === "given" && t("given")}</output>
      {children}
    </Form>
  );
}
