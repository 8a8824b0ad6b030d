import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code.tsx";
import { settled } from "#lib/domain/settings.ts";
import { Part } from "./part.tsx";

/** What a caller may rely on: one document for one call, what "pending" asks of it, and what to do when something fails. */
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
        <CodeBlock label={t("pending.title")}>{pending}</CodeBlock>
        <p>{t("pending.then")}</p>
        <p className="text-ink-quiet">{t("pending.outage")}</p>
      </Part>
      <Part id="retry" title={t("retry.title")}>
        <p>{t("retry.silence", { seconds: seconds + 10 })}</p>
        <p>{t("retry.later")}</p>
        <p>{t("retry.refused")}</p>
        <p>{t("retry.rejected")}</p>
      </Part>
    </>
  );
}

const pending = `HTTP/1.1 202 Accepted
Location: /api/v1/documents/6f1c8a44-5a0c-4f0e-8e43-0d2c3f6f3a11

{ "id": "6f1c8a44-5a0c-4f0e-8e43-0d2c3f6f3a11", "state": "pending", "legal": false, … }`;
