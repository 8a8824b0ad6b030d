/** What a calendar that a person subscribes to shows. */
export const calendarViews = ["certificates", "documents", "everything"] as const;
export type CalendarView = (typeof calendarViews)[number];
