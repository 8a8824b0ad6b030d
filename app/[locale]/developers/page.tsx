import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodeBlock } from "#components/ui/code.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { installed } from "#lib/web/edges.ts";
import { firstDocument } from "#lib/web/first-document.ts";
import { Contents } from "./contents.tsx";
import { describedApi } from "./described.ts";
import { Errors } from "./errors.tsx";
import { Events } from "./events.tsx";
import { Operation } from "./operation.tsx";
import { Part } from "./part.tsx";
import { Promises } from "./promises.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("api");
  return { title: t("title") };
}

/** The HTTP API in words, made from the same description that tools read. */
export default async function DevelopersPage() {
  const [t, { environment }] = await Promise.all([getTranslations("api"), installed()]);
  const { operations, schemas } = describedApi();
  return (
    <>
      <PageHead
        title={t("title")}
        state={t("state")}
        action={<LinkButton href="/api/v1/openapi.json">{t("openapi")}</LinkButton>}
      />
      <Contents operations={operations} />
      <Part id="start" title={t("start.title")}>
        <p>{t("start.key")}</p>
        <CodeBlock label={t("start.key")}>{`Authorization: Bearer khatm_…`}</CodeBlock>
        <p>{t("start.first")}</p>
        <CodeBlock label={t("start.first")}>{firstCall(environment.address)}</CodeBlock>
        <p className="text-ink-quiet">{t("start.try")}</p>
      </Part>
      <Promises />
      {operations.map((operation) => (
        <Operation key={operation.id} of={operation} schemas={schemas} />
      ))}
      <Errors />
      <Events event={schemas.get("Event") ?? []} />
    </>
  );
}

const firstCall = (address: URL): string =>
  [
    `POST ${new URL("/api/v1/documents", address).href}`,
    "Authorization: Bearer khatm_…",
    "Idempotency-Key: R-1001",
    "Content-Type: application/json",
    "",
    JSON.stringify(firstDocument, null, 2),
  ].join("\n");
