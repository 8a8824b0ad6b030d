import { useTranslations } from "next-intl";
import { Code } from "#components/ui/code.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { ChainReport } from "#lib/services/chains/schema.ts";

/** Where the chain stands, and since when and why it is stopped. */
export function ChainFacts({ of: { documents, lastIcv, lastHash, stop } }: { of: ChainReport }) {
  const t = useTranslations("chains");
  const why = ({ reason, findings }: NonNullable<ChainReport["stop"]>) =>
    findings.length === 0 ? <bdi>{reason}</bdi> : findings.map((code) => t(`fault.${code}`)).join(t("and"));
  const items = [
    { term: t("documents"), value: <Code>{`${documents}`}</Code> },
    { term: t("lastIcv"), value: <Code>{lastIcv}</Code> },
    { term: t("lastHash"), value: <CopyCode value={lastHash} /> },
    ...(stop ? [{ term: t("stoppedAt"), value: <TimeText at={stop.stoppedAt.toISOString()} /> }] : []),
    ...(stop ? [{ term: t("reason"), value: why(stop) }] : []),
  ];
  return (
    <Section title={t("facts")}>
      <DescriptionList items={items} />
    </Section>
  );
}
