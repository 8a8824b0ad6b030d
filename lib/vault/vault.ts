import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";
import { openEnvelope, rewrapEnvelope, rootKeyIdOf, sealEnvelope } from "./envelope.ts";
import type { Keyring } from "./keyring.ts";

/** Where a sealed secret lives. A record opens nowhere else, so nobody can move one to a row that they may open. */
export type SecretRef = { readonly table: string; readonly row: string; readonly field: string };

/** Why a secret is opened, as the caller's audit entry says it: a dotted action such as `document.sign`. */
export type Purpose = `${string}.${string}`;

export type Vault = {
  /** Id of the root key that seals now, 16 hex digits. */
  readonly currentKeyId: string;
  seal(ref: SecretRef, secret: Secret): Uint8Array;
  /** The caller has checked the right to open and audits `purpose`. Errors: `vault.no_key`, `vault.unreadable`; never null. */
  open(ref: SecretRef, record: Uint8Array, purpose: Purpose): Secret;
  /** The record under the current root key; undefined when it already is. Errors as for opening. */
  rewrap(record: Uint8Array): Uint8Array | undefined;
};

/** Seals and opens secrets for the keyring's root keys. */
export function createVault(keyring: Keyring): Vault {
  const find = (id: string) => keyring.find(id);
  return {
    currentKeyId: keyring.current.id,
    seal: (ref, secret) => sealEnvelope(keyring.current, secret, placeOf(ref)),
    open(ref, record, purpose) {
      try {
        return openEnvelope(find, record, placeOf(ref));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const params = { ...error.params, table: ref.table, field: ref.field, purpose };
        throw new AppError(error.code, params, [], { cause: error });
      }
    },
    rewrap: (record) =>
      rootKeyIdOf(record) === keyring.current.id ? undefined : rewrapEnvelope(find, keyring.current, record),
  };
}

function placeOf({ table, row, field }: SecretRef): string {
  const parts = [table, row, field];
  if (parts.some((part) => part === "" || part.includes("/"))) throw new AppError("unexpected", { table, field });
  return parts.join("/");
}
