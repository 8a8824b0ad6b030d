import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { FindingsHead } from "../findings-head.tsx";
import { MailForm } from "../mail-form.tsx";

export { generateMetadata } from "../page.tsx";

export default async function MailPage() {
  const t = await getTranslations("findings.mail");
  return (
    <ClientMessages also={["documents", "findings"]}>
      <FindingsHead here="/findings/mail" state={t("state")} />
      <MailForm />
    </ClientMessages>
  );
}
