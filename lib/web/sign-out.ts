"use server";

import { getLocale } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { execute } from "#lib/command.ts";
import { signOut as command } from "#lib/services/people/sign-out.ts";
import { installed } from "./edges.ts";
import { refuseCrossSite } from "./same-site.ts";
import { sessionCookie } from "./session-cookie.ts";
import { currentSession } from "./session.ts";

/** Ends the session in the database, so that a copy of the cookie is worth nothing either. */
export async function signOut(): Promise<void> {
  const { environment } = await installed();
  refuseCrossSite(await headers(), environment.address);
  const session = await currentSession();
  if (session !== undefined) await execute(command, session.context, { sessionId: session.id });
  const { name, options } = sessionCookie(environment);
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
  redirect(`/${await getLocale()}/sign-in`);
}
