import { headers } from "next/headers";
import type { Actor } from "#lib/actor.ts";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { joinByInvitation } from "#lib/services/people/accept-invitation.ts";
import { showInvitation } from "#lib/services/people/show-invitation.ts";
import type { ActionResult } from "./action.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { refillOf } from "./form-values.ts";
import { refuseCrossSite } from "./same-site.ts";

const entrance: Actor = { kind: "system", name: "invitation", establishments: [] };

type Shown = Awaited<ReturnType<typeof showInvitation.run>>;

/** What the holder of a link is offered; undefined where the link opens nothing. */
export async function showAtEntrance(token: string): Promise<Shown | undefined> {
  const { edges, environment } = await installed();
  try {
    refuseCrossSite(await headers(), environment.address);
    return await execute(showInvitation, createContext(edges, entrance), { token });
  } catch (error) {
    failureOf(error, edges.log, showInvitation.name);
    return undefined;
  }
}

/** Makes the account of somebody new, who has none to be signed in with. */
export async function joinAtEntrance(
  _previous: ActionResult<{ email: string }> | undefined,
  form: FormData,
): Promise<ActionResult<{ email: string }>> {
  const { edges, environment } = await installed();
  try {
    refuseCrossSite(await headers(), environment.address);
    const raw = { ...Object.fromEntries(form), hasProvider: environment.provider !== undefined };
    return { ok: true, value: await execute(joinByInvitation, createContext(edges, entrance), raw) };
  } catch (error) {
    const { code, params, fields } = failureOf(error, edges.log, joinByInvitation.name);
    return { ok: false, code, params, fields, values: refillOf(form) };
  }
}
