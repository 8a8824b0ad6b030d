export { ready as GET } from "#lib/web/ready-route.ts";
