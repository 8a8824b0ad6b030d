import { useTranslations } from "next-intl";
import { exampleDocuments, exampleXml } from "#lib/web/example-documents.ts";
import { Part } from "./part.tsx";
import { pretty, Sample } from "./sample.tsx";

const names = ["simplified", "standard", "creditNote", "prepayment", "finalInvoice"] as const;

/** Whole documents to begin with; the description for tools has the same. */
export function Examples() {
  const t = useTranslations("api");
  return (
    <Part id="examples" title={t("examples.title")}>
      <p>{t("examples.text")}</p>
      {names.map((name) => (
        <Example key={name} label={t(`example.${name}`)}>
          {pretty(exampleDocuments[name])}
        </Example>
      ))}
      <Example label={t("example.xml")} note={t("examples.xml")}>
        {exampleXml()}
      </Example>
    </Part>
  );
}

function Example({ label, note, children }: { label: string; note?: string; children: string }) {
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-accent">{label}</summary>
      <div className="mt-2 flex flex-col gap-2">
        {note && <p>{note}</p>}
        <Sample label={label}>{children}</Sample>
      </div>
    </details>
  );
}
