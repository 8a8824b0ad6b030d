import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { Section } from "#components/ui/section.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { ResumeVat, SuspendVat } from "./vat-acts.tsx";

type Props = {
  establishment: {
    readonly id: string;
    readonly vatSuspendedAt: Date | null;
    readonly vatSuspendedReason: string | null;
  };
  live: number;
  mayWrite: boolean;
};

/** Whether ZATCA holds the VAT registration suspended, as somebody here recorded it. */
export async function VatStanding({ establishment, live, mayWrite }: Props) {
  const { id, vatSuspendedAt, vatSuspendedReason } = establishment;
  const [t, format] = await Promise.all([getTranslations("establishments.vat"), getFormat()]);
  if (vatSuspendedAt !== null)
    return (
      <ClientMessages also={["establishments"]}>
        <Banner
          state="broken"
          title={t("suspended", { date: format.dateTime(vatSuspendedAt) })}
          action={mayWrite && <ResumeVat establishmentId={id} />}
        >
          <p>
            <bdi>{vatSuspendedReason}</bdi>
          </p>
          <p>{t("suspendedText")}</p>
        </Banner>
      </ClientMessages>
    );
  if (!mayWrite) return null;
  return (
    <Section title={t("heading")}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="min-w-0 flex-1 basis-72 text-ink-quiet">{t("row")}</p>
        <ClientMessages also={["establishments"]}>
          <SuspendVat establishmentId={id} live={live} />
        </ClientMessages>
      </div>
    </Section>
  );
}
