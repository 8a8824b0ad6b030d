import { useLocale, useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import { explain } from "#lib/rules/catalogue/index.ts";

type Props = { code: string | null; category?: string | null; message: string | null };

/** One message of the gateway: what it means and what to do where Khatm knows the code, otherwise the gateway's own text. */
export function SaidByGateway({ code, category = null, message }: Props) {
  const t = useTranslations("enrolments");
  const locale = useLocale();
  const entry = explain(code, category);
  const own = message && (
    <span className="text-ink-quiet">
      {t(entry ? "said" : "checks.unknown")}{" "}
      <bdi dir="ltr" lang="en" className="wrap-anywhere">
        {message}
      </bdi>
    </span>
  );
  return (
    <div className="flex flex-col gap-0.5 text-cell">
      {entry && <p className="font-medium text-ink">{entry[locale].title}</p>}
      {entry && (
        <p>
          {t("checks.fix")}: {entry[locale].fix}
        </p>
      )}
      <p>
        {own ?? <span className="text-ink-quiet">{t("checks.silent")}</span>}{" "}
        {code && (
          <span className="text-ink-quiet">
            <Code wrap>{code}</Code>
          </span>
        )}
      </p>
    </div>
  );
}
