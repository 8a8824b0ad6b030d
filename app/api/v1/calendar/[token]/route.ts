export { calendar as GET } from "#lib/web/calendar-route.ts";
