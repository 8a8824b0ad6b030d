import { OctagonX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ErrorCode, Params } from "#lib/errors.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

type Props = { code: ErrorCode; params?: Params; children?: ReactNode };

/** Says an error by its code in the reader's language; the code itself stands small behind it, for whoever needs it. */
export function ErrorNote({ code, params, children }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const words = Object.fromEntries(
    Object.entries({ ...params }).map(([name, value]) => [name, isInstant(value) ? format.dateTime(value) : value]),
  );
  const reference = params?.["requestId"];
  return (
    <div className="flex items-start gap-2 rounded-md border border-broken/40 bg-broken-tint p-3">
      <OctagonX aria-hidden className="mt-0.5 size-4 shrink-0 text-broken" />
      <div className="min-w-0">
        <p>
          {t(`errors.${code}`, words)}{" "}
          <bdi dir="ltr" className="font-mono text-caption text-ink-quiet">
            {code}
          </bdi>
        </p>
        {reference && <p className="text-caption text-ink-quiet">{t("form.reference", { id: reference })}</p>}
        {children}
      </div>
    </div>
  );
}

const isInstant = (value: string | number): boolean =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
