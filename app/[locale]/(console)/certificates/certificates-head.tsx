import { useTranslations } from "next-intl";
import { PageHead } from "#components/ui/page-head.tsx";
import { SessionEntry } from "../enrolments/sessions/entry.tsx";

type Props = { ending: number; address: Readonly<Record<string, string | undefined>> };

/** How many certificates end soon, and the way to renew what the list shows. */
export function CertificatesHead({ ending, address }: Props) {
  const t = useTranslations("certificates");
  return (
    <PageHead
      title={t("title")}
      state={t("state", { count: ending })}
      action={<SessionEntry pick="certificates" address={address} />}
    />
  );
}
