"use client";

import { useTranslations } from "next-intl";
import { use, type Ref } from "react";
import type { ErrorCode, FieldError, Params } from "#lib/errors.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { fieldId, FormContext } from "./context.ts";
import { FieldErrorText } from "./field-error.tsx";

type Failure = { readonly code: ErrorCode; readonly params: Params; readonly fields: readonly FieldError[] };
type Props = { ref: Ref<HTMLDivElement>; failure: Failure; labels: Readonly<Record<string, string>> };

/** Takes the focus when the server said no, names each field and leads to it. */
export function ErrorSummary({ ref, failure, labels }: Props) {
  const t = useTranslations("form");
  const { id } = use(FormContext);
  const { code, params, fields } = failure;
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="rounded-md">
      <ErrorNote code={code} params={params}>
        {fields.length > 0 && (
          <>
            <p className="mt-1 text-cell">{t("problems", { count: fields.length })}</p>
            <ul className="mt-1 flex flex-col gap-0.5 text-cell">
              {fields.map((error) => (
                <li key={`${error.path} ${error.code}`}>
                  <a href={`#${fieldId(id, error.path)}`} className="underline underline-offset-2">
                    {labels[error.path] ?? <bdi dir="ltr">{error.path}</bdi>}
                  </a>
                  {": "}
                  <FieldErrorText error={error} />
                </li>
              ))}
            </ul>
          </>
        )}
      </ErrorNote>
    </div>
  );
}
