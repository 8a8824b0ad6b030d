import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { BothNames } from "#components/records/both-names.tsx";
import { Identifier } from "#components/records/identifier.tsx";
import { nameIn, type Named } from "#components/records/name.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { Section } from "#components/ui/section.tsx";
import type { IdentifierScheme } from "#lib/domain/identifiers.ts";

type Member = Named & {
  readonly id: string;
  readonly tin: string;
  readonly identifierScheme: IdentifierScheme;
  readonly identifierValue: string;
};

type Props = { establishmentId: string; members: readonly Member[]; mayWrite: boolean };

/** The legal entities of a VAT group. */
export function GroupMembers({ establishmentId, members, mayWrite }: Props) {
  const t = useTranslations("members");
  const path = `/establishments/${establishmentId}/members`;
  const add = mayWrite && (
    <LinkButton href={`${path}/new`} icon={<Plus aria-hidden />}>
      {t("new")}
    </LinkButton>
  );
  return (
    <Section title={t("title")} note={t("note")} actions={add} flush>
      {members.length === 0 && <p className="p-4 text-ink-quiet">{t("empty")}</p>}
      <ul>
        {members.map((member) => (
          <Row key={member.id} member={member} href={mayWrite ? `${path}/${member.id}` : undefined} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ member, href }: { member: Member; href: string | undefined }) {
  const t = useTranslations();
  const name = nameIn(useLocale(), member);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b px-4 py-2 text-cell last:border-b-0">
      <span className="min-w-0 flex-1 basis-60 font-medium wrap-anywhere">
        <BothNames of={member} />
      </span>
      <span className="inline-flex items-center gap-2">
        <span className="text-ink-quiet">{t("records.tin")}</span>
        <CopyCode value={member.tin} />
      </span>
      <Identifier scheme={member.identifierScheme} value={member.identifierValue} />
      {href && (
        <LinkButton href={href} kind="bare" aria-label={t("members.change", { name })}>
          {t("records.edit")}
        </LinkButton>
      )}
    </li>
  );
}
