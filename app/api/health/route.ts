import { plain } from "#lib/web/monitor.ts";

/** The process answers. Nothing else is looked at and nothing is told. */
export function GET(): Response {
  return plain("ok\n");
}
