export const roles = ["owner", "admin", "it", "accountant", "auditor"] as const;
export type Role = (typeof roles)[number];

const everyone = roles;
const records = ["owner", "admin"] as const;
const machines = ["owner", "admin", "it"] as const;

/** Which roles may do what inside an establishment. The only place where rights are decided. */
const byRole = {
  "establishment:read": everyone,
  "establishment:write": records,
  "branch:write": records,
  "device:write": machines,
  "enrolment:write": machines,
  "document:write": ["owner", "admin", "accountant"],
  "document:read": everyone,
  "api_key:write": records,
  "audit:read": ["owner", "admin", "it", "auditor"],
  "people:write": ["owner"],
  "settings:write": machines,
  /** Letting rules of ZATCA count otherwise. */
  "settings:rules": records,
  /** Opening an establishment for production. */
  "establishment:arm": ["owner"],
  /** What needs sight of all devices: the portal's list against the records, certificates from elsewhere. */
  "fleet:write": machines,
  /** The same, to look alone: who covers which branch. */
  "fleet:read": everyone,
  /** Records from a file: what one may write of devices and branches, many at a time. */
  "record:import": machines,
  "attention:write": ["owner", "admin", "it", "accountant"],
  /** Taking note of an alarm that others were told. */
  "alarm:any": records,
  /** Giving everybody of the establishment a view of one's own. */
  "view:share": ["owner", "admin", "it", "accountant"],
} as const satisfies Record<string, readonly Role[]>;

/** Rights over an establishment as a whole, which nobody has who is limited to some of its branches. */
const wholeRights = [
  "establishment:write",
  "audit:read",
  "people:write",
  "settings:write",
  "settings:rules",
  "establishment:arm",
  "fleet:write",
  "fleet:read",
] as const satisfies readonly (keyof typeof byRole)[];

/** Rights over the installation itself, held by operators and by nobody's role. */
const operatorRights = ["establishment:create", "system:read", "settings:standard"] as const;

/** What an operator may do besides, over the installation: the file may bring new establishments. */
const alsoOperators = ["record:import"] as const satisfies readonly (keyof typeof byRole)[];

export type EstablishmentPermission = keyof typeof byRole;
export type OperatorPermission = (typeof operatorRights)[number];
/** `self` is the right of every signed-in person over their own account; `worker` belongs to the system alone. */
export type Permission = EstablishmentPermission | OperatorPermission | "self" | "worker";

/** What a program's key may be given. */
export const keyScopes = ["document:write", "document:read"] as const satisfies readonly EstablishmentPermission[];
export type KeyScope = (typeof keyScopes)[number];

const allowed: Readonly<Record<string, readonly Role[]>> = byRole;

export const rolesWith = (permission: Permission): readonly Role[] => allowed[permission] ?? [];

export const isOperatorPermission = (permission: Permission): permission is OperatorPermission =>
  operatorRights.some((right) => right === permission);

export const operatorsToo = (permission: Permission): boolean => alsoOperators.some((right) => right === permission);

export const concernsWhole = (permission: Permission): boolean => wholeRights.some((right) => right === permission);
