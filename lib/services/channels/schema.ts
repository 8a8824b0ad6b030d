import { z } from "zod";

const languages = ["ar", "en"] as const;
const emptyIsNull = (value: unknown) => (value === "" ? null : value);

export const AddChannel = z.object({
  groupId: z.uuid(),
  kind: z.enum(["email", "webhook", "slack", "teams"]),
  /** A mailbox, or the whole address of a webhook; without one, e-mail goes to each member. */
  address: z.preprocess(emptyIsNull, z.string().trim().max(2000).nullable().default(null)),
  locale: z.enum(languages),
});
export const OfChannel = z.object({ channelId: z.uuid() });
/** Without a view, every device. */
export const LimitChannel = z.object({ channelId: z.uuid(), viewId: z.preprocess(emptyIsNull, z.uuid().nullable()) });
/** Without a channel it is the console that is tried. */
export const TestChannel = z.object({
  establishmentId: z.uuid(),
  channelId: z.preprocess(emptyIsNull, z.uuid().nullable().default(null)),
});
export const ListChannels = z.object({ establishmentId: z.uuid() });
export const SetLanguage = z.object({ locale: z.enum(languages) });
export const ListOwn = z.object({});
