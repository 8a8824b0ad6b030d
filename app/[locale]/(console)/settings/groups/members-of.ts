import type { Choice } from "#components/ui/input.tsx";
import { listMembers } from "#lib/services/groups/queries.ts";
import { ask } from "../../ask.ts";

/** Who can be put into a group: whoever has a role in the establishment. */
export async function membersOf(establishmentId: string): Promise<readonly Choice[]> {
  const people = await ask(listMembers, { establishmentId });
  return people.map(({ id, name }) => ({ value: id, label: name }));
}
