import { Plus, Scale, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/states.tsx";

/** The month against the books is for everybody who reads documents. */
export function DocumentsActions({ mayIssue }: { mayIssue: boolean }) {
  const t = useTranslations("tieOut");
  return (
    <>
      <LinkButton href="/tie-out" icon={<Scale aria-hidden />}>
        {t("open")}
      </LinkButton>
      {mayIssue && <IssueButtons />}
    </>
  );
}

function IssueButtons() {
  const t = useTranslations("documents");
  return (
    <>
      <LinkButton href="/documents/upload" icon={<Upload aria-hidden />}>
        {t("upload.open")}
      </LinkButton>
      <LinkButton href="/documents/new" kind="primary" icon={<Plus aria-hidden />}>
        {t("new.open")}
      </LinkButton>
    </>
  );
}

/** What the list will hold and how to begin. */
export function NoDocuments({ mayIssue }: { mayIssue: boolean }) {
  const t = useTranslations("documents.empty");
  return (
    <EmptyState
      title={t("title")}
      action={
        mayIssue && (
          <div className="flex flex-wrap justify-center gap-2">
            <IssueButtons />
          </div>
        )
      }
    >
      {t("text")}
    </EmptyState>
  );
}
