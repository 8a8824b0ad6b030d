import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

type User = { readonly name: string; readonly uid: number; readonly gid: number };

/** As whom PostgreSQL runs, from which binaries and on which data folder: it refuses to run as root. */
export type Identity = {
  readonly native: string;
  readonly data: string;
  /** Owner that the data folder must have; absent where that is simply the user at hand. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  readonly spawnAs: { readonly uid?: number; readonly gid?: number };
  readonly prefix: readonly string[];
  readonly how: string;
};

export function chooseIdentity(native: string, data: string): Identity {
  if (process.getuid?.() !== 0) return { native, data, spawnAs: {}, prefix: [], how: "as the user at hand" };

  const user = unprivilegedUser();
  const { uid, gid } = user;
  if (canReach(native, user) && canReach(dirname(data), user)) {
    return { native, data, owner: { uid, gid }, spawnAs: { uid, gid }, prefix: [], how: `as ${user.name}` };
  }
  const namespace = ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`, "--"];
  if (spawnSync("unshare", [...namespace.slice(1), "true"]).status === 0) {
    return { native, data, owner: { uid: 0, gid: 0 }, spawnAs: {}, prefix: namespace, how: "in a user namespace" };
  }
  return inPublicPlace(native, data, user);
}

function unprivilegedUser(): User {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const user = users.find(({ name }) => name === "postgres") ?? users.find(({ name }) => name === "nobody");
  if (!user)
    throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody.");
  return user;
}

function canReach(path: string, { uid, gid }: User): boolean {
  const folder = resolve(path);
  const parent = dirname(folder);
  if (existsSync(folder)) {
    const stat = statSync(folder);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
  }
  return parent === folder || canReach(parent, { name: "", uid, gid });
}

/** Where no other user can enter the project's folder and namespaces are forbidden, binaries and data live in /var/tmp. */
function inPublicPlace(native: string, data: string, { name, uid, gid }: User): Identity {
  const base = join("/var/tmp", `khatm-${createHash("sha256").update(data).digest("hex").slice(0, 16)}`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const stat = lstatSync(base);
  if (!stat.isDirectory() || stat.uid !== 0)
    throw new Error(`${base} belongs to somebody else: remove it and start again.`);
  chmodSync(base, 0o755);

  const copy = join(base, "native");
  if (!existsSync(join(copy, "share"))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const place = join(base, "data");
  return {
    native: copy,
    data: place,
    owner: { uid, gid },
    spawnAs: { uid, gid },
    prefix: [],
    how: `as ${name}, with its data in ${place}`,
  };
}
