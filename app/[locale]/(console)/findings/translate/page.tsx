import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { FindingsHead } from "../findings-head.tsx";
import { TranslateForm } from "../translate-form.tsx";

export { generateMetadata } from "../page.tsx";

export default async function TranslatePage() {
  const t = await getTranslations("findings.translate");
  return (
    <ClientMessages also={["findings"]}>
      <FindingsHead here="/findings/translate" state={t("state")} />
      <TranslateForm />
    </ClientMessages>
  );
}
