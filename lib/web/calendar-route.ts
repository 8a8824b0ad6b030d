import { readCalendar } from "#lib/services/calendars/read.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { plain } from "./monitor.ts";

type Segment = { readonly params: Promise<{ readonly token: string }> };

/** A calendar by the token of its address; a wrong, revoked or orphaned one looks like none. */
export async function calendar(_request: Request, { params }: Segment): Promise<Response> {
  const { edges } = await installed();
  try {
    const { token } = await params;
    return plain(await readCalendar(edges, token), 200, "text/calendar; charset=utf-8");
  } catch (error) {
    const { status } = failureOf(error, edges.log, "calendar.read");
    return plain(status === 404 ? "not found\n" : "unexpected\n", status);
  }
}
