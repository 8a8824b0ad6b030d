import { asc, eq, type SQL } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import type { Reader } from "#db/read.ts";
import { redactHeaders, redactText } from "#lib/gateway/redact.ts";
import { jsonEntry, type Entry } from "./archive.ts";

/** Every call of one document or enrolment, the first one first. */
export const callsOf = (db: Pick<Reader, "select">, about: { documentId: string } | { enrolmentId: string }) =>
  selectCalls(
    db,
    "documentId" in about ? eq(attempts.documentId, about.documentId) : eq(attempts.enrolmentId, about.enrolmentId),
  );

const selectCalls = (db: Pick<Reader, "select">, where: SQL) =>
  db.select().from(attempts).where(where).orderBy(asc(attempts.startedAt), asc(attempts.id));

type Call = typeof attempts.$inferSelect;

/** One call as a file. */
export function callEntry(folder: string, index: number, call: Call): Entry {
  const { startedAt, status, failure, said: _said, ...rest } = call;
  const number = String(index + 1).padStart(2, "0");
  const shown = { ...rest, startedAt, status, failure, ...maskedAgain(call) };
  return jsonEntry(`${folder}/${number}-${call.call}-${status ?? failure ?? "none"}.json`, shown, startedAt);
}

/** What was masked when it was kept is masked again, for evidence outlives the rules that it was kept under. */
export const maskedAgain = ({ request, response }: Pick<Call, "request" | "response">) => ({
  request: { ...request, headers: masked(request.headers), body: redactText(request.body, []) },
  response: response && { headers: masked(response.headers), body: redactText(response.body, []) },
});

const masked = (headers: Readonly<Record<string, string>>) => redactHeaders(new Headers(headers), []);
