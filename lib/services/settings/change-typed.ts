import { z } from "zod";
import { command } from "#lib/command.ts";
import { changeSetting, changeStandard } from "./change.ts";
import { ChangeSetting, ChangeStandard } from "./schema.ts";

/** The units in which a form gives numbers: times as milliseconds, the others as they are. */
const units = { second: 1000, minute: 60_000, hour: 3_600_000, count: 1, megabyte: 1, day: 1 } as const;

const Unit = z.enum(["second", "minute", "hour", "count", "megabyte", "day"]);
const Typed = z.looseObject({ value: z.string(), unit: Unit.exactOptional() });

/** A setting as a form gives it: a number is a count or a length of time in its unit, anything else a word. */
export const changeTyped = command({ ...changeSetting, input: z.preprocess(inUnits, ChangeSetting) });

/** The same for all establishments that have not changed it themselves. */
export const changeStandardTyped = command({ ...changeStandard, input: z.preprocess(inUnits, ChangeStandard) });

function inUnits(raw: unknown): unknown {
  const typed = Typed.safeParse(raw);
  if (!typed.success || typed.data.unit === undefined) return raw;
  const { value, unit, ...rest } = typed.data;
  const number = /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return { ...rest, value: typeof number === "number" ? number * units[unit] : number };
}
