import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  children: ReactNode;
};

/** Label above, hint below it, error under the control; the control takes `describedBy(id, …)` and `aria-invalid`. */
export function Field({ id, label, hint, error, optional, children }: Props) {
  const t = useTranslations("common");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="w-fit font-medium">
        {label} {optional && <span className="ms-1 text-caption font-normal text-ink-quiet">{t("optional")}</span>}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

export function FieldNotes({ id, hint, error }: Pick<Props, "id" | "hint" | "error">) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-cell text-broken">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-cell text-ink-quiet">
          {hint}
        </p>
      )}
    </>
  );
}

export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
}
