import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code.tsx";
import { exampleDocuments } from "#lib/web/example-documents.ts";
import { Part } from "./part.tsx";
import { pretty, Sample } from "./sample.tsx";

/** From no key at all to a first document and what to do with its answer. */
export function Start({ address }: { address: URL }) {
  const t = useTranslations("api.start");
  return (
    <Part id="start" title={t("title")}>
      <p>{t("key")}</p>
      <CodeBlock label={t("key")}>Authorization: Bearer khatm_…</CodeBlock>
      <p>{t("first")}</p>
      <Sample label={t("first")}>{firstCall(address)}</Sample>
      <p>{t("answer")}</p>
      <CodeBlock label={t("answer")}>{firstAnswer}</CodeBlock>
      <p className="text-ink-quiet">{t("try")}</p>
    </Part>
  );
}

const firstCall = (address: URL): string =>
  [
    `POST ${new URL("/api/v1/documents", address).href}`,
    "Authorization: Bearer khatm_…",
    "Idempotency-Key: R-1001",
    "Content-Type: application/json",
    "",
    pretty(exampleDocuments.simplified),
  ].join("\n");

const documentId = "6f1c8a44-5a0c-4f0e-8e43-0d2c3f6f3a11";

const firstAnswer = [
  "HTTP/1.1 201 Created",
  `Location: /api/v1/documents/${documentId}`,
  "",
  pretty({
    id: documentId,
    number: "R-1001",
    state: "pending",
    legal: true,
    payable: "81.08",
    qr: "AQ…",
    xml: "PD94…",
  }),
].join("\n");
