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
import { NoIssuer } from "../no-issuer.tsx";
import { UploadForm } from "../upload-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("upload.title") };
}

export default async function UploadPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("documents")]);
  const establishmentId = await selectedEstablishment(actor);
  const head = (
    <PageHead
      breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/documents" }]} />}
      title={t("upload.title")}
      state={t("upload.state")}
    />
  );
  if (establishmentId === "all") return <ChooseEstablishment head={head} path="/documents/upload" />;
  if (!canIn(actor, "document:write", establishmentId)) notFound();

  const { places } = await ask(issuingPlaces, { establishmentId });
  const [first] = places;
  return (
    <>
      {head}
      {first === undefined ? (
        <NoIssuer />
      ) : (
        <ClientMessages also={["documents"]}>
          <UploadForm
            establishmentId={establishmentId}
            first={{ value: first.deviceId, label: first.deviceName }}
            place={`upload ${establishmentId} ${actor.kind === "user" ? actor.id : ""}`}
          />
        </ClientMessages>
      )}
    </>
  );
}
