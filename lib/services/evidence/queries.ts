import { eq } from "drizzle-orm";
import { attempts } from "#db/partitioned/attempts.ts";
import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { readPage } from "#lib/services/read-page.ts";
import { evidenceAsked } from "./asked.ts";
import { maskedAgain } from "./calls.ts";
import { partsOf } from "./parts.ts";
import { complaintsIn } from "./said.ts";
import { ListEvidence, OneCall } from "./schema.ts";
import { rowsWhere } from "./view.ts";

/** Every call to the gateway, of documents and of enrolments, the newest first. */
export const listEvidence = query({
  name: "evidence.list",
  permission: "document:read",
  input: ListEvidence,
  run: (ctx, input) => ctx.list((db) => readPage(db, evidenceAsked(input, ctx.actor))),
});

/** One call whole: what was sent and what came back, without secrets. */
export const showEvidence = query({
  name: "evidence.show",
  permission: "document:read",
  input: OneCall,
  run: (ctx, { callId }) =>
    ctx.read(async (db) => {
      const one = eq(attempts.id, callId);
      const kept = db.select({ request: attempts.request, response: attempts.response }).from(attempts).where(one);
      const [[row], [words]] = await Promise.all([rowsWhere(db, one), kept]);
      if (row === undefined || words === undefined) throw new AppError("not_found");
      const { request, response } = maskedAgain(words);
      return {
        ...row,
        request: { ...request, parts: partsOf(request.body) },
        response: response && { ...response, parts: partsOf(response.body) },
        messages: complaintsIn(response?.body ?? ""),
      };
    }),
});

export type CallView = Awaited<ReturnType<typeof showEvidence.run>>;
