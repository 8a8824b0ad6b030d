import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallName } from "#components/evidence/outcome.tsx";
import { CallAnswer, CallRequest } from "#components/evidence/words.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { showEvidence } from "#lib/services/evidence/queries.ts";
import { ask } from "../../ask.ts";
import { OfDemonstration } from "../../of-demonstration.tsx";
import { CallFacts } from "../call-facts.tsx";
import { CallMarks, CallSentence, CaseBundle } from "../call-head.tsx";
import { Complaints } from "../complaints.tsx";
import { Headers } from "../headers.tsx";
import { Inside } from "../inside.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("evidence"))("title") };
}

export default async function CallPage({ params }: { params: Promise<{ callId: string }> }) {
  const [{ callId }, t] = await Promise.all([params, getTranslations("evidence")]);
  const { messages, request, response, ...call } = await ask(showEvidence, { callId });
  return (
    <>
      <OfDemonstration establishmentId={call.establishmentId} />
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/evidence" }]} />}
        title={<CallName call={call.call} />}
        marks={<CallMarks call={call} />}
        state={<CallSentence call={call} />}
        action={<CaseBundle call={call} />}
      />
      <Section title={t("facts")}>
        <CallFacts call={call} />
      </Section>
      <Complaints messages={messages} />
      <Section title={t("request")}>
        <Headers of={request.headers} />
        <CallRequest of={request} />
        <Inside parts={request.parts} />
      </Section>
      <Section title={t("answer")}>
        {response && <Headers of={response.headers} />}
        <CallAnswer of={response} />
        {response && <Inside parts={response.parts} />}
      </Section>
    </>
  );
}
