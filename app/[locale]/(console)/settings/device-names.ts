import { namesOf } from "#lib/services/choices/names.ts";
import { ask } from "../ask.ts";

type Bound = { readonly deviceId: string | null };

/** The names of the devices to which keys and webhooks are bound, by their ids. */
export async function deviceNames(rows: readonly Bound[]): Promise<ReadonlyMap<string, string>> {
  const { devices } = await ask(namesOf, { devices: [...new Set(rows.flatMap(({ deviceId }) => deviceId ?? []))] });
  return new Map(devices.map(({ id, nameEn }) => [id, nameEn]));
}
