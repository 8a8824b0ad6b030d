import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";

type Props = { id: string; devices: readonly { readonly status: string }[] };

/** What one may do with an open branch: correct it, and go on with its opening while that is unfinished. */
export function BranchActs({ id, devices }: Props) {
  const t = useTranslations();
  const unfinished = devices.length === 0 || devices.some(({ status }) => status === "draft");
  return (
    <>
      <LinkButton href={`/branches/${id}/edit`}>{t("records.edit")}</LinkButton>
      {unfinished && (
        <LinkButton href={`/branches/${id}/opening`} kind="primary">
          {t("opening.continue")}
        </LinkButton>
      )}
    </>
  );
}
