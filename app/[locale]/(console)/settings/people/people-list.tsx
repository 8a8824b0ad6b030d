import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { PersonView } from "#lib/services/people/queries.ts";
import { PersonActs } from "./person-acts.tsx";

type Places = { readonly branches: readonly Choice[]; readonly groups: readonly Choice[] };
type Props = { establishmentId: string; people: readonly PersonView[]; places: Places; self: string };

/** Everybody with a role here, what it covers, and the two acts on it. */
export function PeopleList({ establishmentId, people, places, self }: Props) {
  const t = useTranslations("people");
  return (
    <Section flush>
      <ul>
        {people.map((person) => (
          <li key={person.id} className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-b-0">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2">
                <bdi className="font-medium">{person.name}</bdi>
                {person.id === self && <Badge>{t("you")}</Badge>}
                {person.disabledAt && <Badge>{t("disabled")}</Badge>}
              </p>
              <p className="text-cell wrap-anywhere text-ink-quiet">
                <bdi dir="ltr">{person.email}</bdi>
              </p>
            </div>
            <div className="min-w-0 flex-1 basis-56">
              <p>{t(`role.${person.role}`)}</p>
              <Reach person={person} places={places} />
            </div>
            <div className="text-cell text-ink-quiet sm:w-40">
              <p>{t("column.seen")}</p>
              <p>{person.seenAt ? <TimeText at={person.seenAt.toISOString()} stacked /> : t("neverSeen")}</p>
            </div>
            <PersonActs
              establishmentId={establishmentId}
              person={{ id: person.id, name: person.name, role: person.role, branchIds: person.branchIds ?? [] }}
              branches={places.branches}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Reach({ person, places }: { person: PersonView; places: Places }) {
  const t = useTranslations("people");
  const limit = person.branchIds === null ? t("allBranches") : named(person.branchIds, places.branches);
  const groups = named(person.groupIds, places.groups);
  return (
    <p className="flex flex-wrap gap-x-3 text-cell text-ink-quiet">
      {limit}
      {groups.length > 0 && (
        <span className="flex flex-wrap gap-x-2">
          {t("column.groups")}: {groups}
        </span>
      )}
    </p>
  );
}

const named = (ids: readonly string[], choices: readonly Choice[]) =>
  choices.filter(({ value }) => ids.includes(value)).map(({ value, label }) => <bdi key={value}>{label}</bdi>);
