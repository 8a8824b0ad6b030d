import { listDevices } from "#lib/services/devices/queries.ts";
import { ask } from "../../ask.ts";

/** The devices to which keys and webhooks may be bound, by their ids. */
export async function deviceNames(establishment: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await ask(listDevices, { establishment });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
