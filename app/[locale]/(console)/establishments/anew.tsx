import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import { countChanged } from "#lib/services/credentials/changed.ts";
import { ask } from "../ask.ts";
import { SessionEntry } from "../enrolments/sessions/entry.tsx";

/** After a new VAT number or a VAT group: which devices must be onboarded anew, and the session that does it. */
export async function Anew({ establishmentId }: { establishmentId: string }) {
  const [t, count] = await Promise.all([
    getTranslations("establishments.anew"),
    ask(countChanged, { establishmentId }),
  ]);
  if (count === 0) return null;
  return (
    <Banner state="late" title={t("title", { count })} action={<SessionEntry pick="changed" />}>
      {t("text")}
    </Banner>
  );
}
