import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import { Badge } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { GroupView } from "#lib/services/groups/queries.ts";

/** Who is in a group and what is theirs. */
export function GroupCard({ group }: { group: GroupView }) {
  const t = useTranslations("people.groups");
  const locale = useLocale();
  const empty = group.isFallback ? t("emptyFallback") : t("empty");
  const noBranch = group.isFallback ? t("rest") : t("noBranch");
  return (
    <Section
      title={<bdi>{nameIn(locale, group)}</bdi>}
      note={group.isFallback && <Badge>{t("fallback")}</Badge>}
      actions={<LinkButton href={`/settings/groups/${group.id}`}>{t("edit")}</LinkButton>}
    >
      <DescriptionList
        items={[
          {
            term: t("people"),
            value: group.members.length === 0 ? empty : <Names of={group.members.map(({ name }) => name)} />,
          },
          {
            term: t("branches"),
            value:
              group.branches.length === 0 ? noBranch : <Names of={group.branches.map((one) => nameIn(locale, one))} />,
          },
        ]}
      />
    </Section>
  );
}

function Names({ of }: { of: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {of.map((name, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two people may share a name
        <li key={`${name} ${index}`}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
