"use client";

import { useTranslations } from "next-intl";
import { StateMark } from "#components/ui/badge.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { EndpointView } from "../endpoint-view.ts";
import { useFailureWords } from "../use-failure-words.ts";

export function EndpointFacts({ of }: { of: EndpointView }) {
  const t = useTranslations("webhooks");
  const failure = useFailureWords();
  const lastFailure = of.lastFailureAt !== null && (
    <>
      {of.lastFailure !== null && `${failure(of.lastFailure)} · `}
      <TimeText at={of.lastFailureAt} />
    </>
  );
  return (
    <>
      <StateMark state={of.state}>{t(`standing.${of.standing}`)}</StateMark>
      <DescriptionList
        items={[
          { term: t("column.address"), value: <CopyCode value={of.url} wrap /> },
          { term: t("column.events"), value: of.events.map((kind) => t(`event.${kind}`)).join(t("comma")) },
          { term: t("column.device"), value: <bdi>{of.device ?? t("everyDevice")}</bdi> },
          { term: t("column.lastSuccess"), value: time(of.lastSuccessAt) ?? t("notYet") },
          ...(lastFailure ? [{ term: t("column.lastFailure"), value: lastFailure }] : []),
          ...(of.failingSince ? [{ term: t("failingSince"), value: time(of.failingSince) }] : []),
          { term: t("column.created"), value: time(of.createdAt) },
        ]}
      />
    </>
  );
}

const time = (at: string | null) => at && <TimeText at={at} />;
