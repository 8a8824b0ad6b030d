import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Banner } from "#components/ui/banner.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { correctionDraft } from "#lib/services/documents/draft.ts";
import { issuingPlaces } from "#lib/services/documents/issuing-places.ts";
import { showDocument } from "#lib/services/documents/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { DocumentFindings } from "../../document-parts.tsx";
import { DocumentForm } from "../../document-form.tsx";
import { currencyChoices, exemptionCodes, flatten, placeChoice } from "../../form-facts.ts";
import { NoIssuer } from "../../no-issuer.tsx";
import { issuedAt } from "../../issued-at.ts";
import { WhatStays } from "./what-stays.tsx";

type Props = { params: Promise<{ documentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("correct.open") };
}

export default async function CorrectDocumentPage({ params }: Props) {
  const [{ documentId }, { actor }] = await Promise.all([params, requiredSession()]);
  const [t, format] = await Promise.all([getTranslations("documents"), getFormat()]);
  const view = await ask(showDocument, { documentId });
  if (!canIn(actor, "document:write", view.establishmentId)) notFound();
  const draft = await ask(correctionDraft, { documentId });
  const { establishmentId, deviceId } = draft;
  const place = await placeChoice((await ask(issuingPlaces, { establishmentId, deviceId })).places);
  const given = { number: draft.number, time: format.dateTime(issuedAt(draft)) };
  const initial = { branchId: draft.branchId, ...flatten(draft.input, "document") };
  const [choices, page] = [{ exemptionCodes, currencies: await currencyChoices() }, `/documents/${documentId}`];
  return (
    <>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: view.number, href: page }]} />}
        title={t("correct.page", given)}
        state={t("correct.state", given)}
      />
      {view.state === "rejected" ? (
        <DocumentFindings view={view} />
      ) : (
        <Banner state="late" title={t("correct.notRejected")} />
      )}
      {view.state === "rejected" && place === undefined && <NoIssuer />}
      {view.state === "rejected" && place !== undefined && (
        <ClientMessages also={["documents", "records"]}>
          <WhatStays place={place} deviceId={deviceId} />
          <DocumentForm facts={{ ...choices, place, initial, corrects: documentId }} backHref={page} />
        </ClientMessages>
      )}
    </>
  );
}
