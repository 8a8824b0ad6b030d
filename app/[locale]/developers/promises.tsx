import { useTranslations } from "next-intl";
import { settled } from "#lib/domain/settings.ts";
import { Part } from "./part.tsx";

/** What a caller may rely on: one document for one call, and what "pending" asks of it. */
export function Promises() {
  const t = useTranslations("api");
  const standard = settled();
  const seconds = standard["document.caller_wait_ms"] / 1000;
  return (
    <>
      <Part id="idempotency" title={t("idempotency.title")}>
        <p>{t("idempotency.text", { days: standard["retention.calls_days"] })}</p>
      </Part>
      <Part id="pending" title={t("pending.title")}>
        <p>{t("pending.simplified")}</p>
        <p>{t("pending.standard", { seconds })}</p>
        <p>{t("pending.then")}</p>
        <p className="text-ink-quiet">{t("pending.outage")}</p>
      </Part>
    </>
  );
}
