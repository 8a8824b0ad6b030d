import { nothing, type Scope } from "#db/client.ts";
import {
  concernsWhole,
  isOperatorPermission,
  operatorsToo,
  rolesWith,
  type KeyScope,
  type Permission,
  type Role,
} from "#lib/domain/rights.ts";

export type Membership = {
  readonly establishmentId: string;
  readonly role: Role;
  readonly branchIds: readonly string[] | null;
};

export type Actor =
  | {
      readonly kind: "user";
      readonly id: string;
      readonly name: string;
      readonly isOperator: boolean;
      /** When the person last proved who they are. */
      readonly provenAt: Date;
      readonly memberships: readonly Membership[];
    }
  /** A program: speaks for an establishment, or for one of its devices, within the scopes of its key. */
  | {
      readonly kind: "key";
      readonly id: string;
      readonly name: string;
      readonly establishmentId: string;
      readonly deviceId: string | null;
      readonly scopes: readonly KeyScope[];
    }
  /** Khatm itself: the worker and the command line. Reaches the named establishments, or all. */
  | { readonly kind: "system"; readonly name: string; readonly establishments: readonly string[] | "all" };

/** What this actor may touch when using this permission; undefined when nothing at all. */
export function scopeOf(actor: Actor, permission: Permission): Scope | undefined {
  if (actor.kind === "system") {
    const all = actor.establishments === "all";
    return { ...nothing, establishments: all ? [] : actor.establishments, installation: all, everything: all };
  }
  if (actor.kind === "key") {
    const held = actor.scopes.some((scope) => scope === permission);
    return held ? { ...nothing, establishments: [actor.establishmentId], device: actor.deviceId } : undefined;
  }
  if (permission === "worker") return undefined;
  if (permission === "self") return { ...nothing, userId: actor.id };
  if (isOperatorPermission(permission))
    return actor.isOperator ? { ...nothing, userId: actor.id, installation: true } : undefined;
  const allowed = rolesWith(permission);
  const whole = concernsWhole(permission);
  const held = actor.memberships.filter(
    ({ role, branchIds }) => allowed.includes(role) && (branchIds === null || !whole),
  );
  const installation = actor.isOperator && operatorsToo(permission);
  if (held.length === 0 && !installation) return undefined;
  const limited = held.filter(({ branchIds }) => branchIds !== null);
  return {
    ...nothing,
    userId: actor.id,
    installation,
    establishments: held.map(({ establishmentId }) => establishmentId),
    limited: limited.map(({ establishmentId }) => establishmentId),
    branches: limited.flatMap(({ branchIds }) => branchIds ?? []),
  };
}

export const can = (actor: Actor, permission: Permission): boolean => scopeOf(actor, permission) !== undefined;

/** The same, asked of one establishment: a person may be owner here and auditor there. */
export const canIn = (actor: Actor, permission: Permission, establishmentId: string): boolean => {
  const scope = scopeOf(actor, permission);
  return scope !== undefined && (scope.everything || scope.establishments.includes(establishmentId));
};
