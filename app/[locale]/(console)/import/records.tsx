import { getTranslations } from "next-intl/server";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import type { showImport } from "#lib/services/imports/queries.ts";

type Records = Awaited<ReturnType<typeof showImport.run>>["records"];
type Outcome = NonNullable<Records[number]["outcome"]>;

const stateOf = { recorded: "good", kept: "due", taken_back: "unknown" } as const satisfies Record<Outcome, State>;
const places = { establishment: "/establishments", branch: "/branches", device: "/devices" } as const;

/** What became of the file's rows, those that an undo left first. */
export async function Records({ records, more }: { records: Records; more: number }) {
  const t = await getTranslations("imports");
  return (
    <Section title={t("done.title")} flush>
      <ul>
        {records.map(({ kind, name, recordId, outcome }) => (
          <li key={recordId} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0">
            <bdi className="font-medium wrap-anywhere">{name}</bdi>
            {kind && <span className="text-ink-quiet">{t(`kind.${kind}`)}</span>}
            <span className="ms-auto flex items-center gap-3">
              {outcome && (
                <StateMark state={stateOf[outcome]} quiet>
                  {t(`outcome.${outcome === "taken_back" && kind === "establishment" ? "archived" : outcome}`)}
                </StateMark>
              )}
              {kind && outcome !== "taken_back" && (
                <LinkButton href={`${places[kind]}/${recordId}`} aria-label={`${t("done.open")}: ${name}`}>
                  {t("done.open")}
                </LinkButton>
              )}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="border-t px-4 py-2 text-ink-quiet">{t("done.more", { count: more })}</p>}
    </Section>
  );
}
