import { alarmActivities, standardRungs } from "./alarm-ladder.ts";
import { z } from "zod";
import { issuerVerdicts } from "./known-issuers.ts";
import { areRuleOverrides } from "./rule-overrides.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const between = (least: number, most: number) => z.int().min(least).max(most);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const dayList = z
  .string()
  .max(2000)
  .regex(/^(\d{4}-\d{2}-\d{2}(\s*,\s*\d{4}-\d{2}-\d{2})*)?$/);
const rungList = z
  .string()
  .max(200)
  .regex(/^-?\d{1,3}(\s*,\s*-?\d{1,3})*$/);

/** What nobody knows for sure, or what differs from one business to the next, with its standard. Times are milliseconds. */
const Settings = z.object({
  "document.clearance_status": z.enum(["0", "1", "absent"]).catch("1"),
  "document.language": z.enum(["en", "ar"]).catch("en"),
  "document.timeout_ms": between(5 * second, 5 * minute).catch(60 * second),
  "document.caller_wait_ms": between(0, minute).catch(20 * second),
  "document.in_flight_per_device": between(1, 10).catch(1),
  "document.in_flight_per_vat_number": between(1, 50).catch(4),
  "document.calls_per_second": between(1, 1000).catch(5),
  "document.first_back_off_ms": between(second, hour).catch(30 * second),
  "document.back_off_ceiling_ms": between(minute, 24 * hour).catch(hour),
  "document.tell_person_after": between(1, 100).catch(8),
  /** Documents of a superseded credential whose login is refused. */
  "document.leftovers": z.enum(["old_then_successor", "old_only"]).catch("old_then_successor"),
  "document.probe_every_ms": between(minute, 24 * hour).catch(5 * minute),
  "document.refetch_copy_after_ms": between(hour, 7 * 24 * hour).catch(24 * hour + 30 * minute),
  /** How long a call for a certificate may take before its answer counts as lost, and what follows then. */
  "enrolment.setup_timeout_ms": between(5 * second, 5 * minute).catch(minute),
  "enrolment.lost_answers": z.enum(["repeat_once", "stop"]).catch("repeat_once"),
  /** How certificate requests are made and their answers judged: see build-csr, check-csr-config and known-issuers. */
  "enrolment.template_string_type": z.enum(["utf8", "printable"]).catch("utf8"),
  "enrolment.csr_characters": z.enum(["refuse", "warn"]).catch("refuse"),
  "enrolment.unknown_issuer": z.enum(issuerVerdicts).catch("warn"),
  /** How many codes of a session are spent at once and per second, and how many of its walks go on at once afterwards. */
  "enrolment.codes_in_flight": between(1, 50).catch(4),
  "enrolment.codes_per_second": between(1, 1000).catch(5),
  "enrolment.journeys_in_flight": between(1, 50).catch(2),
  /** How long before its certificate ends a device stops issuing: what is stamped in the last minutes could not be sent any more. */
  "document.stop_before_end_ms": between(0, day).catch(10 * minute),
  /** Whether standard documents are stamped by the device too, so that they may be reported when ZATCA's clearance is off. */
  "document.stamp_standard": z.enum(["on", "off"]).catch("on"),
  /** Whether the successor of a rejected document may keep its number. */
  "document.number_on_correction": z.enum(["keep", "new"]).catch("keep"),
  "document.size_warning_mb": between(1, 100).catch(8),
  "document.size_refusal_mb": between(1, 100).catch(10),
  /** Rules that count otherwise than ZATCA's table says, as text: see rule-overrides. */
  "document.rules": z.string().max(4000).refine(areRuleOverrides).catch(""),
  /** How many days calls are recognised by their names, and news and their deliveries are kept. */
  "retention.calls_days": between(1, 3650).catch(90),
  "retention.news_days": between(30, 3650).catch(730),
  /** Whether a renewal makes a new key pair or asks for a certificate of the present one. */
  "renewal.key": z.enum(["new", "keep"]).catch("new"),
  /** Whether a certificate that has ended is offered for renewal once before the device is onboarded again. */
  "renewal.expired": z.enum(["try_once", "onboard"]).catch("try_once"),
  /** Whether the documents after a renewal count from 1 again. */
  "renewal.chain": z.enum(["restart", "continue"]).catch("restart"),
  /** How long a renewal waits at most for the documents that were issued before it. */
  "renewal.drain_ms": between(0, hour).catch(2 * minute),
  /** Whether a sample document must pass with the new certificate before the device changes over to it. */
  "renewal.dry_run": z.enum(["on", "off"]).catch("on"),
  /** Working hours in Riyadh, as `HH:MM`, and days that nobody works, as `YYYY-MM-DD` with commas. */
  "planning.opens_at": clockTime.catch("08:00"),
  "planning.closes_at": clockTime.catch("16:00"),
  "planning.ramadan_opens_at": clockTime.catch("10:00"),
  "planning.ramadan_closes_at": clockTime.catch("15:00"),
  "planning.public_holidays": z.enum(["on", "off"]).catch("on"),
  "planning.holidays": dayList.catch(""),
  /** Where certificates ring, on which days before their end, and from which on the fallback group is told too. */
  "alarm.active": z.enum(alarmActivities).catch("production_only"),
  "alarm.rungs": rungList.catch(standardRungs.join(", ")),
  "alarm.escalates_at": between(0, 365).catch(14),
  /** By how much this machine's clock may differ from the database's and from the platform's. */
  "clock.skew_ms": between(second, hour).catch(30 * second),
});

export type Settings = z.output<typeof Settings>;
export type SettingKey = keyof Settings;
export type SettingValue = string | number | boolean;

const shape = Settings.shape;
export const settingKey = Settings.keyof();

/** Whether a value may stand for a setting. */
export const fits = (key: SettingKey, value: unknown): boolean => shape[key].unwrap().safeParse(value).success;

type Changed = readonly { readonly key: string; readonly value: unknown }[];

/** All settings from what was changed, the later list over the earlier; a value that no longer fits counts as unchanged. */
export const settled = (...changed: readonly Changed[]): Settings =>
  Settings.parse(Object.fromEntries(changed.flat().map(({ key, value }) => [key, value])));
