import { z } from "zod";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const between = (least: number, most: number) => z.int().min(least).max(most);

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
  /** Whether the documents after a renewal count from 1 again. */
  "renewal.chain": z.enum(["restart", "continue"]).catch("restart"),
  /** How long a renewal waits at most for the documents that were issued before it. */
  "renewal.drain_ms": between(0, hour).catch(2 * minute),
  /** Whether a sample document must pass with the new certificate before the device changes over to it. */
  "renewal.dry_run": z.enum(["on", "off"]).catch("on"),
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
