import { z } from "zod";
import { deliveryStates, eventKinds } from "#lib/domain/event.ts";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";
import { choice, idFilter, listInput } from "#lib/services/list-input.ts";

const longestUrl = 2000;

const events = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z
    .array(z.enum(eventKinds))
    .min(1)
    .max(eventKinds.length)
    .transform((kinds) => [...new Set(kinds)])
    .default([...eventKinds]),
);

export const CreateEndpoint = z.object({
  establishmentId: z.uuid(),
  /** Only what concerns this device. */
  deviceId: z.preprocess((value) => (value === "" ? null : value), z.uuid().nullable().default(null)),
  name: line(100),
  url: z.string().trim().min(1).max(longestUrl),
  events,
});

export const OfEndpoint = z.object({ endpointId: z.uuid() });
export const OfDelivery = z.object({ deliveryId: z.uuid() });

/** The address of the table of endpoints. */
export const ListEndpoints = z.object({
  ...listInput(["created"], "created"),
  establishment: idFilter,
});

/** The address of one endpoint's table of messages. */
export const ListDeliveries = z.object({
  ...listInput(["created"], "-created"),
  endpointId: z.uuid(),
  state: choice(deliveryStates),
});

const digits = z.string().regex(/^\d{1,18}$/);

/** Where a reader of the feed stands: `after` is the last position that it knows. */
export const ReadEvents = z.object({
  after: digits.default("0"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** Only a person needs to name it: a key speaks for one establishment. */
  establishment: z.uuid().exactOptional(),
});

export const EventView = z.object({
  id: z.uuid().describe("The same in the feed and in every message about it"),
  type: z.enum(eventKinds),
  at: z.date(),
  position: z.string().describe("The place in the feed, as digits"),
  establishmentId: z.uuid(),
  environment: z.enum(environments),
  deviceId: z.uuid(),
  documentId: z.uuid(),
  data: z.record(z.string(), z.union([z.string(), z.boolean()])),
});
export type EventView = z.output<typeof EventView>;

export const EventPage = z.object({
  events: z.array(EventView),
  next: z.string().describe("The `after` of the next call, whether or not there was anything"),
  more: z.boolean(),
});
