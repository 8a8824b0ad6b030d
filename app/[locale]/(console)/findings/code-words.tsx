import { useTranslations } from "next-intl";
import type { CodeView } from "./after.ts";

type Props = Pick<CodeView, "owner" | "said"> & { words: Omit<NonNullable<CodeView["words"]>, "title"> | null };

/** A code in our own words; where it is unknown, ZATCA's text marked as such. */
export function CodeWords({ words, owner, said }: Props) {
  const t = useTranslations("findings");
  return (
    <div className="flex max-w-prose flex-col gap-2">
      {words === null && <p className="text-ink-quiet">{t("unknown")}</p>}
      {words && (
        <>
          <p>{words.meaning}</p>
          <p>
            <span className="font-medium">{t("cause")}</span> {words.cause}
          </p>
          <p>
            <span className="font-medium">{t("fix")}</span> {words.fix}
          </p>
          <p className="flex flex-wrap gap-x-4 text-cell text-ink-quiet">
            <span>{t("where", { field: words.field })}</span>
            {owner && <span>{t(`owner.${owner}`)}</span>}
          </p>
        </>
      )}
      {said && (
        <p className="text-cell text-ink-quiet">
          {t("gatewayText")}{" "}
          <bdi dir="auto" className="wrap-anywhere">
            {said}
          </bdi>
        </p>
      )}
    </div>
  );
}
