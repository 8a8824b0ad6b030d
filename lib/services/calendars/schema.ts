import { z } from "zod";
import { calendarViews } from "#lib/domain/calendar-view.ts";

export const OpenCalendar = z.object({
  establishmentId: z.uuid(),
  /** One of the ready-made ones, or a saved view of the devices or certificates. */
  view: z.union([z.enum(calendarViews), z.uuid()]),
  locale: z.enum(["ar", "en"]),
});
export const OfCalendar = z.object({ calendarId: z.uuid() });
export const ListCalendars = z.object({ establishmentId: z.uuid() });
