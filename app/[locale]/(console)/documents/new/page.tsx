import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { issuingPlaces } from "#lib/services/documents/issuing-places.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { ChooseEstablishment } from "../choose-establishment.tsx";
import { DocumentForm } from "../document-form.tsx";
import { currencyChoices, exemptionCodes, placeChoice } from "../form-facts.ts";
import { NoIssuer } from "../no-issuer.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("new.title") };
}

export default async function NewDocumentPage() {
  const [{ actor, context }, t] = await Promise.all([requiredSession(), getTranslations("documents")]);
  const establishmentId = await selectedEstablishment(actor);
  const head = (
    <PageHead
      breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/documents" }]} />}
      title={t("new.title")}
      state={t("new.state")}
    />
  );
  if (establishmentId === "all") return <ChooseEstablishment head={head} path="/documents/new" />;
  if (!canIn(actor, "document:write", establishmentId)) notFound();

  const { places } = await ask(issuingPlaces, { establishmentId });
  const place = await placeChoice(places);
  const initial = {
    "document.supplyDate": riyadhDay(context.clock.now()),
    "document.transaction.kind": place?.kinds.includes("simplified") ? "simplified" : "standard",
  };
  return (
    <>
      {head}
      {place === undefined ? (
        <NoIssuer />
      ) : (
        <ClientMessages also={["documents", "records"]}>
          <DocumentForm
            facts={{ place, exemptionCodes, currencies: await currencyChoices(), initial }}
            backHref="/documents"
          />
        </ClientMessages>
      )}
    </>
  );
}

const riyadhDay = (at: Date): string => new Date(at.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);
