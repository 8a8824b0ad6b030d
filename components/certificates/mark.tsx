import { useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import type { CertificateWord } from "./state.ts";

/** The standing of a certificate in a word; what is not in use is a plain fact without a colour. */
export function CertificateMark({ state, word }: { state: State; word: CertificateWord }) {
  const t = useTranslations("certificates.stateOf");
  if (state === "unknown") return <span className="text-cell text-ink-quiet">{t(word)}</span>;
  return (
    <StateMark state={state} quiet>
      {t(word)}
    </StateMark>
  );
}
