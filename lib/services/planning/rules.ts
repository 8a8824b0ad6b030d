import type { Reader } from "#db/read.ts";
import type { AlarmActivity, Ladder } from "#lib/domain/alarm-ladder.ts";
import type { Settings } from "#lib/domain/settings.ts";
import type { WorkingCalendar } from "#lib/domain/working-calendar.ts";
import { readSettings, type SettingPlace } from "#lib/services/settings/read.ts";

export type PlanningRules = {
  readonly calendar: WorkingCalendar;
  readonly ladder: Ladder;
  readonly activity: AlarmActivity;
};

/** By which hours, holidays and rungs an establishment plans in an environment. */
export async function readRules(db: Pick<Reader, "select">, place: SettingPlace): Promise<PlanningRules> {
  const settings = await readSettings(db, place);
  return {
    calendar: calendarOf(settings),
    ladder: { rungs: listed(settings["alarm.rungs"]).map(Number), escalatesAt: settings["alarm.escalates_at"] },
    activity: settings["alarm.active"],
  };
}

const calendarOf = (settings: Settings): WorkingCalendar => ({
  hours: {
    opensAt: minutesOf(settings["planning.opens_at"]),
    closesAt: minutesOf(settings["planning.closes_at"]),
  },
  ramadan: {
    opensAt: minutesOf(settings["planning.ramadan_opens_at"]),
    closesAt: minutesOf(settings["planning.ramadan_closes_at"]),
  },
  publicHolidays: settings["planning.public_holidays"] === "on",
  holidays: new Set(listed(settings["planning.holidays"])),
});

const listed = (text: string): readonly string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** Reads the rules of each place once. */
export function rulesOnce(db: Pick<Reader, "select">) {
  const known = new Map<string, Promise<PlanningRules>>();
  return ({ establishmentId, environment }: SettingPlace): Promise<PlanningRules> => {
    const key = `${establishmentId}/${environment}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = readRules(db, { establishmentId, environment });
    known.set(key, found);
    return found;
  };
}
