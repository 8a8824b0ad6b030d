import { getTranslations } from "next-intl/server";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { DocumentView } from "#lib/services/documents/schema.ts";

type Neighbour = DocumentView["before"];

/** The document between its neighbours: counter, own hash, and the hash that binds it to the one before. */
export async function ChainPlace({ view }: { view: DocumentView }) {
  const t = await getTranslations("documents.chain");
  return (
    <Section title={t("title")} note={t("note")}>
      <div className="flex flex-col gap-4">
        <ol className="grid gap-2 sm:grid-cols-3">
          <Place label={t("before")} of={view.before} none={t("first")} />
          <li className="rounded-sm border border-accent/40 bg-accent-tint px-3 py-2">
            <p className="text-cell text-ink-quiet">{t("here", { icv: view.icv })}</p>
            <bdi dir="ltr" className="font-medium wrap-anywhere">
              {view.number}
            </bdi>
          </li>
          <Place label={t("after")} of={view.after} none={t("last")} />
        </ol>
        <DescriptionList
          items={[
            { term: t("hash"), value: <CopyCode value={view.hash} wrap /> },
            { term: t("previousHash"), value: <CopyCode value={view.previousHash} wrap /> },
          ]}
        />
      </div>
    </Section>
  );
}

function Place({ label, of, none }: { label: string; of: Neighbour; none: string }) {
  return (
    <li className="rounded-sm border px-3 py-2">
      <p className="text-cell text-ink-quiet">{label}</p>
      {of === null ? (
        <p className="text-ink-quiet">{none}</p>
      ) : (
        <Link href={`/documents/${of.id}`} className="text-accent wrap-anywhere hover:underline">
          <bdi dir="ltr">{of.number}</bdi>
        </Link>
      )}
    </li>
  );
}
