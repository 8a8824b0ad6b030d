import { getLocale } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { createContext, type Context } from "#lib/context.ts";
import { currentActor, type SignedIn } from "#lib/services/people/session.ts";
import { installed } from "./edges.ts";
import { sessionCookie, sessionIdIn } from "./session-cookie.ts";

export type Session = SignedIn & { readonly id: string; readonly context: Context };

/** Who asks, looked up once per request; undefined when nobody is signed in. */
export const currentSession = cache(async (): Promise<Session | undefined> => {
  const { edges, environment } = await installed();
  const cookie = (await cookies()).get(sessionCookie(environment).name);
  const id = await sessionIdIn(cookie?.value, environment);
  const signedIn = id === undefined ? undefined : await currentActor(edges, id);
  if (id === undefined || signedIn === undefined) return undefined;
  return { ...signedIn, id, context: createContext(edges, signedIn.actor) };
});

/** For pages: the session of somebody who may go on, or the way to the page where they become that. */
export async function requiredSession(): Promise<Session> {
  const session = await currentSession();
  if (session !== undefined && !session.mustChangePassword) return session;
  const locale = await getLocale();
  if (session !== undefined) redirect(`/${locale}/sign-in/change-password`);
  const path = (await headers()).get("x-path");
  redirect(`/${locale}/sign-in${path === null ? "" : `?next=${encodeURIComponent(path)}`}`);
}

export async function currentContext(): Promise<Context> {
  return (await requiredSession()).context;
}
