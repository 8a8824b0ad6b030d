import { z } from "zod";
import { line } from "#lib/domain/fields.ts";
import { revocationLifecycle } from "#lib/domain/revocation.ts";
import { choice, idFilter } from "#lib/services/list-input.ts";

/** `confirmation` is the device's name, typed by the person. */
export const StateRevocation = z.object({ deviceId: z.uuid(), reason: line(500), confirmation: line(127) });
export const OfRevocation = z.object({ revocationId: z.uuid() });
/** `alone` says that the person has read that nobody else is there to confirm. */
export const ConfirmRevocation = z.object({ revocationId: z.uuid(), alone: z.coerce.boolean().default(false) });
export const ListRevocations = z.object({ establishment: idFilter, state: choice(revocationLifecycle.statuses) });
