import { useTranslations } from "next-intl";
import { StateMark, type State } from "#components/ui/badge.tsx";
import type { CheckStatus } from "#lib/domain/enrolment.ts";
import { stepsFor, type ComplianceStep, type FunctionalityMap } from "#lib/domain/functionality-map.ts";
import { SaidByGateway } from "./said.tsx";

type Finding = {
  readonly severity: "error" | "warning";
  readonly code: string | null;
  readonly category: string | null;
  readonly message: string | null;
};

export type Check = {
  readonly step: ComplianceStep;
  readonly status: CheckStatus;
  readonly attempts: number;
  readonly findings: readonly Finding[];
};

/** Each sample document of the device's map as a row, its findings in plain words under it. */
export function Checks({ checks, map }: { checks: readonly Check[]; map: FunctionalityMap }) {
  const t = useTranslations("enrolments.checks");
  const rows = stepsFor(map).flatMap((step) => checks.find((check) => check.step === step) ?? []);
  return (
    <ul aria-label={t("label")} className="mt-2 flex max-w-160 flex-col rounded-sm border">
      {rows.map(({ step, status, attempts, findings }) => (
        <li key={step} className="flex flex-col gap-1 border-b px-3 py-1.5 last:border-b-0">
          <div className="flex flex-wrap items-center gap-x-3">
            <span className="min-w-44">{t(`step.${step}`)}</span>
            <StateMark state={marks[status]} quiet>
              {t(`status.${status}`)}
            </StateMark>
            {attempts > 1 && <span className="text-caption text-ink-quiet">{t("tries", { count: attempts })}</span>}
          </div>
          {findings.map((finding) => (
            <div
              key={`${finding.code} ${finding.message}`}
              className={finding.severity === "error" ? errorClass : warningClass}
            >
              <SaidByGateway code={finding.code} category={finding.category} message={finding.message} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

const errorClass = "border-s-2 border-broken ps-2.5";
const warningClass = "border-s-2 border-due ps-2.5";

const marks: Readonly<Record<CheckStatus, State>> = {
  missing: "unknown",
  sent: "waiting",
  passed: "good",
  passed_with_warnings: "due",
  failed: "broken",
};
