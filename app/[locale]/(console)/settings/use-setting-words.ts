"use client";

import { useTranslations } from "next-intl";
import type { Choice } from "#components/ui/input.tsx";
import type { SettingKey, SettingValue } from "#lib/domain/settings.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";

type Unit = "second" | "minute" | "hour" | "count" | "megabyte" | "day";
const sizes = { second: 1000, minute: 60_000, hour: 3_600_000, count: 1, megabyte: 1, day: 1 } as const;

/** One setting in words: what it is, and how its values are written and read. */
export function useSettingWords(key: SettingKey) {
  const t = useTranslations("settings.sending");
  const format = useFormat();
  const name = key.slice(key.indexOf(".") + 1);
  const known = names.find((one) => one === name);
  const unit = units[key];
  const listed = known ? choicesOf(t, known) : [];
  const options = listed.length === 0 ? undefined : listed;
  const amount = (value: SettingValue) => String(unit ? Number(value) / sizes[unit] : value);
  const say = (value: SettingValue): string => {
    if (value === "") return t(key === "planning.holidays" ? "noDays" : "noRules");
    if (unit === undefined) return options?.find((one) => one.value === String(value))?.label ?? String(value);
    if (unit === "megabyte") return t("megabytes", { count: format.number(Number(value)) });
    if (unit === "day") return t("days", { count: Number(value) });
    return unit === "count" ? format.number(Number(value)) : format.span(Number(value) / sizes[unit], unit);
  };
  return {
    label: known ? t(`name.${known}`) : key,
    hint: known ? t(`hint.${known}`) : "",
    unit,
    options,
    amount,
    say,
  };
}

type Words = ReturnType<typeof useTranslations<"settings.sending">>;

const choicesOf = (t: Words, name: (typeof names)[number]): readonly Choice[] =>
  choices
    .filter((path) => path.startsWith(`${name}.`))
    .map((path) => ({ value: path.slice(name.length + 1), label: t(`choice.${path}`) }));

/** What may be chosen for a setting, each as the path of its word. */
const choices = [
  "clearance_status.1",
  "clearance_status.0",
  "clearance_status.absent",
  "language.en",
  "language.ar",
  "leftovers.old_then_successor",
  "leftovers.old_only",
  "stamp_standard.on",
  "stamp_standard.off",
  "number_on_correction.keep",
  "number_on_correction.new",
  "lost_answers.repeat_once",
  "lost_answers.stop",
  "template_string_type.utf8",
  "template_string_type.printable",
  "csr_characters.refuse",
  "csr_characters.warn",
  "unknown_issuer.warn",
  "unknown_issuer.refuse",
  "unknown_issuer.accept",
  "key.new",
  "key.keep",
  "expired.try_once",
  "expired.onboard",
  "chain.restart",
  "chain.continue",
  "dry_run.on",
  "dry_run.off",
  "public_holidays.on",
  "public_holidays.off",
  "active.production_only",
  "active.on",
  "active.off",
] as const;

const units: Partial<Record<SettingKey, Unit>> = {
  "document.timeout_ms": "second",
  "document.caller_wait_ms": "second",
  "document.in_flight_per_device": "count",
  "document.in_flight_per_vat_number": "count",
  "document.calls_per_second": "count",
  "document.first_back_off_ms": "second",
  "document.back_off_ceiling_ms": "minute",
  "document.tell_person_after": "count",
  "document.probe_every_ms": "minute",
  "document.refetch_copy_after_ms": "minute",
  "document.stop_before_end_ms": "minute",
  "document.size_warning_mb": "megabyte",
  "document.size_refusal_mb": "megabyte",
  "retention.calls_days": "day",
  "retention.news_days": "day",
  "enrolment.codes_in_flight": "count",
  "enrolment.codes_per_second": "count",
  "enrolment.journeys_in_flight": "count",
  "enrolment.setup_timeout_ms": "second",
  "renewal.drain_ms": "second",
  "alarm.escalates_at": "day",
  "clock.skew_ms": "second",
};

const names = [
  "opens_at",
  "closes_at",
  "ramadan_opens_at",
  "ramadan_closes_at",
  "public_holidays",
  "holidays",
  "active",
  "rungs",
  "escalates_at",
  "skew_ms",
  "clearance_status",
  "language",
  "timeout_ms",
  "caller_wait_ms",
  "in_flight_per_device",
  "in_flight_per_vat_number",
  "calls_per_second",
  "first_back_off_ms",
  "back_off_ceiling_ms",
  "tell_person_after",
  "leftovers",
  "probe_every_ms",
  "refetch_copy_after_ms",
  "stop_before_end_ms",
  "stamp_standard",
  "number_on_correction",
  "size_warning_mb",
  "size_refusal_mb",
  "rules",
  "calls_days",
  "news_days",
  "codes_in_flight",
  "codes_per_second",
  "journeys_in_flight",
  "setup_timeout_ms",
  "lost_answers",
  "template_string_type",
  "csr_characters",
  "unknown_issuer",
  "key",
  "expired",
  "chain",
  "drain_ms",
  "dry_run",
] as const;
