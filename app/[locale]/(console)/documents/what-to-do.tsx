import { FilePenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import type { DocumentCourse } from "#lib/services/documents/course.ts";
import type { DocumentView } from "#lib/services/documents/schema.ts";
import { SendAgain } from "./send-again.tsx";
import { Settle } from "./settle.tsx";

type Props = { view: DocumentView; course: DocumentCourse; mayWrite: boolean };

/** What the document asks of a person now: a correction, a decision, or a new copy for the customer. */
export function WhatToDo({ view, course, mayWrite }: Props) {
  const t = useTranslations("documents");
  const successor = course.sameNumber.find(({ issuedAt }) => issuedAt > view.issuedAt);
  const replaces = course.sameNumber.some(
    ({ rejectedAt, issuedAt }) => rejectedAt !== null && issuedAt < view.issuedAt,
  );
  if (view.state === "rejected" && successor) return <Replaced by={successor.id} />;
  if (view.state === "rejected") return <Correct view={view} mayWrite={mayWrite} />;
  if (view.state === "stopped")
    return (
      <Banner state="late" title={t("stopped.title")} action={mayWrite && <Decide view={view} />}>
        {t("stopped.text")}
      </Banner>
    );
  const asks = view.attempts === 0 || course.askedAt !== null;
  if (view.state === "pending" && view.submission === "clearance" && asks && !replaces)
    return (
      <Banner state="waiting" title={t("clearing.title")}>
        {t("clearing.text")}
      </Banner>
    );
  if (!replaces) return null;
  return (
    <Banner state={view.legal ? "due" : "waiting"} title={t(view.legal ? "correct.giveNew" : "correct.giveLater")}>
      {t("correct.giveNewText")}
    </Banner>
  );
}

function Correct({ view, mayWrite }: Omit<Props, "course">) {
  const t = useTranslations("documents.correct");
  const action = (
    <LinkButton href={`/documents/${view.id}/correct`} kind="primary" icon={<FilePenLine aria-hidden />}>
      {t("open")}
    </LinkButton>
  );
  return (
    <Banner state="broken" title={t("title")} action={mayWrite && action}>
      {t(view.kind === "simplified" ? "textSimplified" : "textStandard")}
    </Banner>
  );
}

function Replaced({ by }: { by: string }) {
  const t = useTranslations("documents.correct");
  return (
    <Banner
      state="good"
      title={t("replaced")}
      action={<LinkButton href={`/documents/${by}`}>{t("toSuccessor")}</LinkButton>}
    >
      {t("replacedText")}
    </Banner>
  );
}

const Decide = ({ view: { id, number, kind } }: Pick<Props, "view">) => (
  <ClientMessages also={["documents"]}>
    <div className="flex flex-wrap gap-2">
      <SendAgain documentId={id} />
      <Settle documentId={id} number={number} verdict="accepted" standard={kind === "standard"} />
      <Settle documentId={id} number={number} verdict="rejected" standard={kind === "standard"} />
    </div>
  </ClientMessages>
);
