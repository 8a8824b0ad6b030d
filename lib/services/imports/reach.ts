import { canIn, scopeOf, type Actor } from "#lib/actor.ts";
import { AppError } from "#lib/errors.ts";

export type Person = Extract<Actor, { kind: "user" }>;

/** An import is somebody's own. Errors: `auth.forbidden` for a program. */
export function personOf(actor: Actor): Person {
  if (actor.kind !== "user") throw new AppError("auth.forbidden");
  return actor;
}

/** Whether the person may open branches in the establishment; in one that comes with the import they may. */
export function mayOpenBranch(actor: Person, establishmentId: string, isNew: boolean): boolean {
  if (isNew) return true;
  // a new branch is none of the branches that a person may be limited to
  const { limited = [] } = scopeOf(actor, "branch:write") ?? {};
  return canIn(actor, "branch:write", establishmentId) && !limited.includes(establishmentId);
}
