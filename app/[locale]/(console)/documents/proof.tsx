import { getTranslations } from "next-intl/server";
import { CopyText } from "#components/enrolments/copy-text.tsx";
import { QrPicture } from "#components/documents/qr-picture.tsx";
import { CodeBlock } from "#components/ui/code.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { DocumentView } from "#lib/services/documents/schema.ts";

/** The stamped bytes and their QR code, each drawn only when it is asked for. */
export async function Proof({ view, show }: { view: DocumentView; show: string | undefined }) {
  const t = await getTranslations("documents");
  const page = `/documents/${view.id}`;
  const tabs = [
    { href: page, label: t("proof.closed") },
    { href: `${page}?show=xml`, label: t("proof.xml") },
    ...(view.qr === null ? [] : [{ href: `${page}?show=qr`, label: t("proof.qr") }]),
  ];
  const current = show === "xml" || show === "qr" ? `${page}?show=${show}` : page;
  const xml = show === "xml" ? Buffer.from(view.xml, "base64").toString("utf8") : undefined;
  return (
    <Section title={t("proof.title")} note={t("proof.note")} actions={xml && <CopyText text={xml} />}>
      <Tabs items={tabs} current={current} label={t("proof.title")} />
      <div className="pt-4">
        {xml !== undefined && <CodeBlock label={t("proof.xml")}>{xml}</CodeBlock>}
        {show === "qr" && view.qr !== null && <Qr text={view.qr} />}
        {current === page && <p className="text-ink-quiet">{t("proof.choose")}</p>}
      </div>
    </Section>
  );
}

async function Qr({ text }: { text: string }) {
  const t = await getTranslations("documents.qr");
  return (
    <div className="flex flex-wrap items-start gap-6">
      <QrPicture text={text} />
      <div className="flex max-w-prose min-w-0 flex-1 basis-60 flex-col items-start gap-2">
        <p className="text-ink-quiet">{t("note")}</p>
        <CopyText text={text} />
      </div>
    </div>
  );
}
