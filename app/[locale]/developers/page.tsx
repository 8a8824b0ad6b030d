import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { installed } from "#lib/web/edges.ts";
import { exampleRefusal } from "#lib/web/example-refusal.ts";
import { Contents } from "./contents.tsx";
import { describedApi } from "./described.ts";
import { Errors } from "./errors.tsx";
import { Events } from "./events.tsx";
import { Examples } from "./examples.tsx";
import { Operation } from "./operation.tsx";
import { Promises } from "./promises.tsx";
import { Start } from "./start.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("api");
  return { title: t("title") };
}

/** The HTTP API in words, made from the same description that tools read. */
export default async function DevelopersPage() {
  const [t, locale, { environment }] = await Promise.all([getTranslations("api"), getLocale(), installed()]);
  const { operations, schemas } = describedApi();
  return (
    <>
      <PageHead
        title={t("title")}
        state={t("state")}
        action={<LinkButton href="/api/v1/openapi.json">{t("openapi")}</LinkButton>}
      />
      <Contents operations={operations} />
      <Start address={environment.address} />
      <Examples />
      <Promises />
      {operations.map((operation) => (
        <Operation key={operation.id} of={operation} schemas={schemas} />
      ))}
      <Errors refusal={await exampleRefusal(locale)} problem={schemas.get("Problem") ?? []} />
      <Events event={schemas.get("Event") ?? []} />
    </>
  );
}
