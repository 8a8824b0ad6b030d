import { createContext, type Context, type Edges } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { authenticateKey } from "#lib/services/api-keys/authenticate.ts";
import { currentSession } from "./session.ts";

export type Caller = { readonly kind: "program" | "person"; readonly context: Context };

/** Who asks: the program of a key (`Authorization: Bearer khatm_…`), else the person of the session's cookie. */
export async function callerOf(headers: Pick<Headers, "get">, edges: Edges): Promise<Caller> {
  const authorization = headers.get("authorization");
  if (authorization !== null) return await program(authorization, edges);
  const session = await currentSession();
  if (session === undefined) throw new AppError("auth.required");
  if (session.mustChangePassword) throw new AppError("auth.password_change_required");
  return { kind: "person", context: session.context };
}

async function program(authorization: string, edges: Edges): Promise<Caller> {
  const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (key === undefined) throw new AppError("auth.key_refused");
  return { kind: "program", context: createContext(edges, await authenticateKey(edges, new Secret(key))) };
}
