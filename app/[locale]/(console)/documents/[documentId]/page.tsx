import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { canIn } from "#lib/actor.ts";
import { documentCourse } from "#lib/services/documents/course.ts";
import { showDocument } from "#lib/services/documents/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { first, type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { OfDemonstration } from "../../of-demonstration.tsx";
import { ChainPlace } from "../chain-place.tsx";
import { Course } from "../course.tsx";
import { DocumentFacts } from "../document-facts.tsx";
import { DocumentFiles, DocumentMarks, DocumentSentence } from "../document-head.tsx";
import { DocumentAdvice, DocumentFindings, DocumentTries } from "../document-parts.tsx";
import { Proof } from "../proof.tsx";
import { Settlements } from "../settlements.tsx";
import { WhatToDo } from "../what-to-do.tsx";

type Props = { params: Promise<{ documentId: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("title") };
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const [{ documentId }, search, { actor }] = await Promise.all([params, searchParams, requiredSession()]);
  const [view, course] = await Promise.all([ask(showDocument, { documentId }), ask(documentCourse, { documentId })]);
  const t = await getTranslations("documents");
  return (
    <>
      <OfDemonstration establishmentId={view.establishmentId} />
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/documents" }]} />}
        title={<bdi dir="ltr">{view.number}</bdi>}
        marks={<DocumentMarks view={view} />}
        state={<DocumentSentence view={view} />}
        action={<DocumentFiles view={view} />}
      />
      <WhatToDo view={view} course={course} mayWrite={canIn(actor, "document:write", view.establishmentId)} />
      <DocumentFindings view={view} />
      <DocumentAdvice view={view} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Section title={t("course.title")}>
          <Course view={view} course={course} />
        </Section>
        <Section title={t("facts")}>
          <DocumentFacts view={view} course={course} />
        </Section>
      </div>
      <Settlements view={view} />
      <DocumentTries documentId={documentId} open={first(search["attempt"])} />
      <ChainPlace view={view} />
      <Proof view={view} show={first(search["show"])} />
    </>
  );
}
