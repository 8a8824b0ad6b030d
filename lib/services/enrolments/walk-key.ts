import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { keyPairs } from "#db/schema/enrolments.ts";
import type { Context } from "#lib/context.ts";
import { generateKeyPair } from "#lib/crypto/key-pair.ts";
import type { Secret } from "#lib/secret.ts";
import { openKeyPair } from "#lib/services/credentials/key-pair.ts";
import type { DeviceRecord } from "#lib/services/devices/load.ts";
import { findCurrent } from "#lib/services/renewals/current.ts";
import { auditOpening } from "./credential.ts";

type WalkKey = { readonly keyPairId: string; readonly privateKey: Secret };

/** A new pair, sealed and kept. */
export async function freshKey(ctx: Context, tx: Writer, device: DeviceRecord): Promise<WalkKey> {
  const { id: deviceId, establishmentId } = device;
  const { privateKey, publicKey } = generateKeyPair();
  const id = crypto.randomUUID();
  const privateKeySealed = ctx.vault.seal({ table: "key_pairs", row: id, field: "private_key_sealed" }, privateKey);
  await tx.insert(keyPairs).values({ id, establishmentId, deviceId, publicKey, privateKeySealed });
  return { keyPairId: id, privateKey };
}

const purpose = "enrolment.start";

/** The pair of the device's live certificate; undefined where Khatm does not hold it. */
export async function presentKey(ctx: Context, tx: Writer, device: DeviceRecord): Promise<WalkKey | undefined> {
  const current = await findCurrent(tx, { deviceId: device.id, environment: device.environment });
  if (current === undefined || current.keyPairId === null) return undefined;
  const id = current.keyPairId;
  const [pair] = await tx.select({ sealed: keyPairs.privateKeySealed }).from(keyPairs).where(eq(keyPairs.id, id));
  if (pair === undefined) return undefined;
  auditOpening(tx, current, "private_key", purpose);
  return { keyPairId: id, privateKey: openKeyPair(ctx.vault, { id, sealed: pair.sealed }, purpose) };
}
