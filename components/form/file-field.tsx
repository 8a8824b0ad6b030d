"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "../ui/button.tsx";
import { describedBy, Field } from "../ui/field.tsx";
import { useField } from "./context.ts";
import { FieldErrorText } from "./field-error.tsx";

type Props = {
  name: string;
  label: string;
  hint?: string;
  accept?: string;
  multiple?: boolean;
  required?: boolean;
};

/** A file that is read where it arrives and kept nowhere. The browser's own control would speak the browser's language. */
export function FileField({ name, label, hint, multiple, required, ...rest }: Props) {
  const t = useTranslations("form.file");
  const { id, error } = useField(name);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const notes = { hint, error: error && <FieldErrorText error={error} />, optional: !required };
  return (
    <Field id={id} label={label} {...notes}>
      <span className="relative flex w-fit max-w-full items-center gap-3 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <span aria-hidden className={buttonClass("quiet")}>
          {t(multiple ? "chooseMany" : "choose")}
        </span>
        <bdi aria-hidden className="min-w-0 truncate text-cell text-ink-quiet">
          {chosen.length > 1 ? t("chosen", { count: chosen.length }) : (chosen[0] ?? t("none"))}
        </bdi>
        <input
          {...rest}
          id={id}
          name={multiple ? `${name}[]` : name}
          type="file"
          multiple={multiple}
          required={required}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={({ target }) => setChosen(Array.from(target.files ?? [], (file) => file.name))}
        />
      </span>
    </Field>
  );
}
