import type { Actor } from "#lib/actor.ts";
import { establishments, idOf } from "./seed.ts";

/** Records of the seed that filters ask for. */
export const places = { establishment: idOf("establishment0"), branch: idOf("branch3"), device: idOf("device3") };

const person = (reached: readonly number[], branchIds: readonly string[] | null): Actor => ({
  kind: "user",
  id: crypto.randomUUID(),
  name: "Noura",
  isOperator: false,
  provenAt: new Date(),
  memberships: reached.map((number) => ({
    establishmentId: idOf(`establishment${number}`),
    role: branchIds === null ? "owner" : "accountant",
    branchIds,
  })),
});

/** Who reaches every establishment. */
export const everywhere = person([...Array(establishments).keys()], null);

/** Who reads the largest establishment, which holds a third of everything; all of them; and twenty branches. */
export const readers: Readonly<Record<string, Actor>> = {
  "one establishment": person([0], null),
  "all establishments": everywhere,
  "twenty branches": person(
    [0],
    Array.from({ length: 20 }, (_, i) => idOf(`branch${3 * i}`)),
  ),
};
