import { z } from "zod";
import { calendarViews } from "#lib/domain/calendar-view.ts";

export const OpenCalendar = z.object({
  establishmentId: z.uuid(),
  view: z.enum(calendarViews),
  locale: z.enum(["ar", "en"]),
});
export const OfCalendar = z.object({ calendarId: z.uuid() });
export const ListCalendars = z.object({ establishmentId: z.uuid() });
