export { health as GET } from "#lib/web/health-route.ts";
