import { useTranslations } from "next-intl";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { ValidityBar } from "#components/ui/validity-bar.tsx";
import type { FunctionalityMap } from "#lib/domain/functionality-map.ts";
import { renewalDueFrom } from "#lib/domain/renewal.ts";

export type Certificate = {
  readonly serialNumber: string | null;
  readonly issuer: string | null;
  readonly commonName: string | null;
  readonly functionalityMap: FunctionalityMap | null;
  readonly fingerprint: string | null;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly warnings: readonly string[];
};

/** The certificate as an object: who holds it, who issued it, what it allows, and its life as a bar. */
export function CertificateCard({ certificate, brief }: { certificate: Certificate; brief?: boolean }) {
  const t = useTranslations("devices");
  const { serialNumber, issuer, commonName, functionalityMap, fingerprint, notBefore, notAfter } = certificate;
  const items = [
    { term: t("certificate.holder"), value: commonName && <bdi className="wrap-anywhere">{commonName}</bdi> },
    { term: t("certificate.map"), value: functionalityMap && t(`map.${functionalityMap}`) },
    {
      term: t("certificate.issuer"),
      value: issuer && (
        <bdi dir="ltr" className="wrap-anywhere">
          {issuer}
        </bdi>
      ),
    },
    { term: t("certificate.serial"), value: codeOf(serialNumber) },
    ...(brief ? [] : [{ term: t("certificate.fingerprint"), value: codeOf(fingerprint) }]),
  ];
  return (
    <div className="flex flex-col gap-4">
      <ValidityBar from={notBefore} until={notAfter} renewFrom={renewalOpens(notBefore, notAfter)} />
      <DescriptionList items={items} wide={!brief} />
      {certificate.warnings.includes("unknown_issuer") && (
        <p className="text-cell text-due">{t("certificate.unknownIssuer")}</p>
      )}
    </div>
  );
}

const codeOf = (value: string | null) => value && <CopyCode value={value} shown={short(value)} />;

const short = (code: string): string => (code.length > 36 ? `${code.slice(0, 20)}…${code.slice(-12)}` : code);

const renewalOpens = (notBefore: string, notAfter: string): string =>
  renewalDueFrom({ notBefore: new Date(notBefore), notAfter: new Date(notAfter) }).toISOString();
