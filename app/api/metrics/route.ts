export { metrics as GET } from "#lib/web/metrics-route.ts";
