import { useLocale, useTranslations } from "next-intl";
import { StateIcon, type State } from "#components/ui/badge.tsx";
import { Code } from "#components/ui/code.tsx";
import { entryOf, titleOfFinding, type FindingFacts } from "./finding-words.ts";

export type FindingView = FindingFacts & {
  readonly source: "khatm" | "gateway";
  readonly severity: "error" | "warning" | "info";
  readonly path: string | null;
};

/** What was found in a document, the worst first: what it means, what to do and whose job it is; the code small. */
export function FindingsList({ findings }: { findings: readonly FindingView[] }) {
  return (
    <ul>
      {together(findings).map((group) => (
        <li key={keyOf(group.finding)} className="border-b px-4 py-3 last:border-b-0">
          <Finding {...group} />
        </li>
      ))}
    </ul>
  );
}

type Group = {
  readonly finding: FindingView;
  readonly places: readonly string[];
  readonly said: string | undefined;
  readonly by: "khatm" | "gateway" | "both";
};

function Finding({ finding, places, said, by }: Group) {
  const t = useTranslations("documents");
  const locale = useLocale();
  const entry = entryOf(finding);
  const own = finding.category === "KHATM";
  const words = entry?.[locale];
  return (
    <div className="flex items-start gap-2">
      <StateIcon state={looks[finding.severity]} className="mt-0.5" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">
          {titleOfFinding(t, locale, finding)}{" "}
          <span className="text-caption font-normal text-ink-quiet">{t(`findings.severity.${finding.severity}`)}</span>
        </p>
        <Override finding={finding} />
        {words && <p className="max-w-prose text-ink-quiet">{words.meaning}</p>}
        {words && finding.severity !== "info" && (
          <p className="max-w-prose">
            <span className="font-medium">{t("findings.fix")}</span> {words.fix}
          </p>
        )}
        <p className="flex flex-wrap gap-x-4 text-cell text-ink-quiet">
          {entry && words && <span>{t("findings.where", { field: words.field })}</span>}
          {entry && finding.severity !== "info" && <span>{t(`findings.owner.${entry.owner}`)}</span>}
          <span>{t(`findings.source.${by}`)}</span>
          {!own && <Code wrap>{finding.code}</Code>}
        </p>
        {entry && said && <OwnText>{said}</OwnText>}
        {!entry && !own && <p className="text-cell text-ink-quiet">{t("findings.unknown")}</p>}
        {places.length > 0 && !own && <Places places={places} />}
      </div>
    </div>
  );
}

/** A setting made the rule count otherwise than ZATCA's table says. */
function Override({ finding: { code, params } }: { finding: FindingView }) {
  const t = useTranslations("documents.findings.override");
  const weight = weights.find((known) => known === params["weight"]);
  if (weight === undefined) return null;
  const was = params["was"] === "warning" ? "warning" : "error";
  const rule = <Code>{code}</Code>;
  return <p className="max-w-prose border-s-2 border-due ps-2">{t.rich(weight, { was: t(was), code: () => rule })}</p>;
}

function OwnText({ children }: { children: string }) {
  const t = useTranslations("documents.findings");
  return (
    <p className="text-cell text-ink-quiet">
      {t("gatewayText")}{" "}
      <bdi dir="ltr" lang="en" className="wrap-anywhere">
        {children}
      </bdi>
    </p>
  );
}

function Places({ places }: { places: readonly string[] }) {
  const t = useTranslations("documents.findings");
  return (
    <details className="text-cell text-ink-quiet">
      <summary className="w-fit cursor-pointer">{t("places", { count: places.length })}</summary>
      <ul className="mt-1">
        {places.map((place) => (
          <li key={place}>
            <Code wrap>{place}</Code>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One code at many places, or found here and by ZATCA alike, is one thing to read. */
function together(findings: readonly FindingView[]): readonly Group[] {
  const sorted = findings.toSorted((left, right) => ranks[left.severity] - ranks[right.severity]);
  return [...Map.groupBy(sorted, keyOf).values()].flatMap((group) => {
    const [finding] = group;
    if (finding === undefined) return [];
    const gateway = group.find(({ source }) => source === "gateway");
    const khatm = group.some(({ source }) => source === "khatm");
    const places = [...new Set(group.flatMap(({ path }) => path ?? []))];
    const by = gateway && khatm ? "both" : finding.source;
    return [{ finding, places, said: gateway?.message ?? undefined, by }];
  });
}

/** Without words of ours, each text is a thing of its own. */
const keyOf = (finding: FindingView): string =>
  entryOf(finding) ? `${finding.severity} ${finding.code}` : `${finding.code} ${finding.message ?? ""}`;

const weights = ["off", "warn", "block"] as const;
const ranks = { error: 0, warning: 1, info: 2 } as const;
const looks = { error: "broken", warning: "due", info: "unknown" } as const satisfies Record<string, State>;
