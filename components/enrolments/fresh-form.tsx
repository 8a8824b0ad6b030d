"use client";

import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Form, type FormProps, type Outcome } from "#components/form/form.tsx";
import { LinkButton } from "#components/ui/button.tsx";

/** A form whose act may ask for a fresh sign-in: then it says why and leads there and back. */
export function FreshForm<Result extends Outcome>({
  action,
  children,
  why,
  ...rest
}: FormProps<Result> & { why?: string }) {
  const [asks, setAsks] = useState(false);
  const submit = async (previous: Result | undefined, form: FormData): Promise<Result> => {
    const result = await action(previous, form);
    const outcome: Outcome = result;
    setAsks(!outcome.ok && outcome.code === "auth.fresh_required");
    return result;
  };
  return (
    <Form action={submit} {...rest}>
      {asks && <ProveAgain why={why} />}
      {children}
    </Form>
  );
}

function ProveAgain({ why }: { why: string | undefined }) {
  const t = useTranslations("devices.fresh");
  const next = encodeURIComponent(usePathname());
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p>{why ?? t("text")}</p>
      <LinkButton href={`/sign-in/again?next=${next}`} kind="primary">
        {t("link")}
      </LinkButton>
    </div>
  );
}
