"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { use, type ComponentProps } from "react";
import { Button } from "../ui/button.tsx";
import { FormContext, useHydrated } from "./context.ts";

export function SubmitButton({ children, kind = "primary", disabled, ...rest }: ComponentProps<typeof Button>) {
  const t = useTranslations("form");
  const { pending } = use(FormContext);
  const hydrated = useHydrated();
  return (
    <Button
      {...rest}
      type="submit"
      kind={kind}
      disabled={!hydrated || pending || disabled}
      aria-busy={pending}
      icon={pending ? <LoaderCircle aria-hidden className="animate-spin" /> : rest.icon}
    >
      {pending ? t("pending") : children}
    </Button>
  );
}
