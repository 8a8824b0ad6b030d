import type { Invoice } from "./document/read.ts";
import { certificateOf } from "./document/stamp.ts";
import type { Credential } from "./credentials.ts";
import type { World } from "./world.ts";

export type Signer =
  | { readonly kind: "self" | "none" }
  | { readonly kind: "related"; readonly credential: Credential }
  | { readonly kind: "stranger" };

/** Who stamped a document, seen from the credential that logged in: a predecessor counts as related. */
export function signerOf(world: World, login: Credential, invoice: Invoice): Signer {
  if (!invoice.stamp) return { kind: "none" };
  if (Buffer.from(login.certificate).toString("base64") === invoice.stamp.certificate) return { kind: "self" };
  const serial = certificateOf(invoice.stamp)?.serial.toString();
  const credential = serial === undefined ? undefined : world.credentials.bySerial(login.station, serial);
  if (!credential || Buffer.from(credential.certificate).toString("base64") !== invoice.stamp.certificate) {
    return { kind: "stranger" };
  }
  const related = credential.csr === login.csr || isPredecessor(world, login, credential.id);
  return related ? { kind: "related", credential } : { kind: "stranger" };
}

/** Whether a document's ICV and PIH contradict documents of the same chain that arrived before. */
export function breaksChain(world: World, chain: number, invoice: Invoice): boolean {
  if (!/^\d{1,30}$/.test(invoice.icv)) return true;
  const icv = BigInt(invoice.icv);
  return world.ledger.neighbours(chain, icv).some((row) => {
    if (row.hash === invoice.hash) return false;
    if (row.icv === invoice.icv) return true;
    return BigInt(row.icv) < icv ? row.hash !== invoice.pih : row.pih !== invoice.hash;
  });
}

function isPredecessor(world: World, login: Credential, wanted: number): boolean {
  for (let at = login.replaces; at !== null; at = world.credentials.byId(at)?.replaces ?? null) {
    if (at === wanted) return true;
  }
  return false;
}
