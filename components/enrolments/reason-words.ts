import type { useTranslations } from "next-intl";
import { isReasonCode } from "#lib/domain/enrolment-reason.ts";
import { complianceSteps } from "#lib/domain/functionality-map.ts";

export type EnrolmentWords = ReturnType<typeof useTranslations<"enrolments">>;

type Params = Readonly<Record<string, string | number>>;

/** What happened, in one sentence. */
export const whatHappened = (t: EnrolmentWords, code: string): string => t(`reason.${known(code)}.what`);

/** The same in two or three words, for a list. */
export const inShort = (t: EnrolmentWords, code: string): string => t(`reason.${known(code)}.short`);

/** The one thing to do, or when Khatm goes on by itself. */
export const whatNext = (t: EnrolmentWords, code: string, time: string): string =>
  t(`reason.${known(code)}.next`, { time });

/** The checks or mismatches that the reason names, in words; undefined when it names none. */
export function namedIn(t: EnrolmentWords, params: Params): string | undefined {
  const names = [
    ...split(params["steps"]).map((name) => {
      const step = complianceSteps.find((one) => one === name);
      return step === undefined ? name : t(`checks.step.${step}`);
    }),
    ...split(params["checks"]).map((name) => {
      const check = verifications.find((one) => one === name);
      return check === undefined ? name : t(`verification.${check}`);
    }),
  ];
  return names.length === 0 ? undefined : names.join(t("comma"));
}

const known = (code: string) => (isReasonCode(code) ? code : "unknown");

const split = (text: string | number | undefined): readonly string[] =>
  String(text ?? "")
    .split(", ")
    .filter((part) => part !== "");

const verifications = [
  "key_mismatch",
  "not_production",
  "vat_mismatch",
  "serial_mismatch",
  "map_mismatch",
  "dates_reversed",
  "not_yet_valid",
  "already_expired",
  "unknown_issuer",
  "unreadable",
] as const;
