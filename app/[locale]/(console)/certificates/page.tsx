import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { countUnrenewed } from "#lib/services/attention/unrenewed.ts";
import { listCertificates } from "#lib/services/credentials/queries.ts";
import { ListCertificates } from "#lib/services/credentials/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../address.ts";
import { ask } from "../ask.ts";
import { chosenPlaces } from "../chosen-places.ts";
import { Horizon } from "../horizon.tsx";
import { addressOf, pageOf } from "../list-address.ts";
import { CertificatesFilter } from "./certificates-filter.tsx";
import { CertificatesHead } from "./certificates-head.tsx";
import { CertificatesTable } from "./certificates-table.tsx";
import { certificateView } from "./certificate-view.ts";
import { CertificatesOutlook } from "./outlook.tsx";
import { NoCertificates } from "./no-certificates.tsx";
import { viewsIn } from "../views/views-of.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("certificates");
  return { title: t("title") };
}

export default async function CertificatesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor, context }, locale] = await Promise.all([searchParams, requiredSession(), getLocale()]);
  const [t, establishment] = await Promise.all([getTranslations("certificates"), selectedEstablishment(actor)]);
  const address = addressOf(search, establishment);
  const views = await viewsIn("certificates", address);
  const [found, unrenewed, places] = await Promise.all([
    ask(listCertificates, address),
    ask(countUnrenewed, { establishment }),
    chosenPlaces(establishment, address),
  ]);
  const { establishment: _all, after: _after, before: _before, ...kept } = address;
  return (
    <>
      <CertificatesHead ending={unrenewed} address={address} />
      <Horizon establishment={establishment} title={t("horizonTitle")} keep={kept} />
      <CertificatesOutlook establishment={establishment} />
      <ClientMessages also={["certificates", "attention"]}>
        <CertificatesTable
          rows={found.rows.flatMap((row) => certificateView(row, context.clock.now(), locale))}
          page={pageOf(found)}
          sort={ListCertificates.parse(address).sort}
          filtered={filters.some((name) => address[name])}
          toolbar={<CertificatesFilter establishment={places.of} branch={places.chosen.branch} />}
          views={views}
          empty={<NoCertificates />}
        />
      </ClientMessages>
    </>
  );
}

const filters = ["q", "state", "kind", "environment", "plan", "needs", "branch", "from", "to"];
