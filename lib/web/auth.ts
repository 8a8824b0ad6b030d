import type { NextAuthOptions } from "next-auth";
import type { Provider } from "next-auth/providers/index";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import type { Actor } from "#lib/actor.ts";
import { execute } from "#lib/command.ts";
import { createContext, type Edges } from "#lib/context.ts";
import type { OpenIdProvider } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { currentActor, longestSessionMs } from "#lib/services/people/session.ts";
import { signIn } from "#lib/services/people/sign-in.ts";
import { signInWithProvider } from "#lib/services/people/sign-in-with-provider.ts";
import { signOut } from "#lib/services/people/sign-out.ts";
import { callerAddress } from "./caller-address.ts";
import { installed } from "./edges.ts";
import { sessionCookie } from "./session-cookie.ts";

const entrance: Actor = { kind: "system", name: "sign-in", establishments: [] };
export const providerId = "openid";

/** next-auth carries a session's id in a sealed cookie; whether that session is still open stands in the database. */
export async function authOptions(locale: Locale): Promise<NextAuthOptions> {
  const { edges, environment } = await installed();
  const { provider, sessionSecret, proxies } = environment;
  return {
    secret: sessionSecret.revealText(),
    session: { strategy: "jwt", maxAge: longestSessionMs / 1000 },
    cookies: { sessionToken: sessionCookie(environment) },
    pages: { signIn: `/${locale}/sign-in`, signOut: `/${locale}/sign-in`, error: `/${locale}/sign-in` },
    providers: [byPassword(edges, proxies), ...(provider === undefined ? [] : [byProvider(provider)])],
    logger: { error: (code, details) => edges.log.error("auth.failed", details, { code }), warn: () => {} },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== providerId) return true;
        Object.assign(user, await startFor(edges, provider?.issuer ?? "", profile));
        return true;
      },
      jwt: ({ token, user }) => ({ sessionId: Started.safeParse(user).data?.sessionId ?? token["sessionId"] }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => endSessionOf(edges, token["sessionId"]) },
  };
}

const Started = z.object({ sessionId: z.uuid() });
const Verified = z.object({ email: z.string(), email_verified: z.literal(true) });

const byPassword = (edges: Edges, proxies: number): Provider =>
  CredentialsProvider({
    credentials: { email: {}, password: {}, code: {} },
    async authorize(credentials, request) {
      const address = callerAddress(request.headers?.["x-forwarded-for"], proxies);
      const { sessionId, userId } = await execute(signIn, createContext(edges, entrance), {
        ...credentials,
        address,
      }).catch((error: unknown) => {
        throw new Error(publicCode(error, edges), { cause: error });
      });
      return { id: userId, sessionId };
    },
  });

const byProvider = ({ name, issuer, clientId, clientSecret }: OpenIdProvider): Provider => ({
  id: providerId,
  name,
  type: "oauth",
  wellKnown: `${issuer}/.well-known/openid-configuration`,
  issuer,
  clientId,
  clientSecret: clientSecret.revealText(),
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  authorization: { params: { scope: "openid email profile" } },
  profile: (claims: { sub: string }) => ({ id: claims.sub }),
});

async function startFor(edges: Edges, provider: string, profile: unknown): Promise<{ sessionId: string }> {
  const verified = Verified.safeParse(profile);
  if (!verified.success) throw new Error("auth.invalid_credentials");
  const raw = { email: verified.data.email, provider };
  return await execute(signInWithProvider, createContext(edges, entrance), raw).catch((error: unknown) => {
    throw new Error(publicCode(error, edges), { cause: error });
  });
}

// next-auth puts the message into an address, so it may only be a code.
function publicCode(error: unknown, { log }: Edges): string {
  if (error instanceof AppError && error.status < 500) return error.code;
  log.error("request.failed", error, { operation: signIn.name });
  return "unexpected";
}

async function endSessionOf(edges: Edges, sessionId: unknown): Promise<void> {
  if (typeof sessionId !== "string") return;
  const signedIn = await currentActor(edges, sessionId);
  if (signedIn !== undefined) await execute(signOut, createContext(edges, signedIn.actor), { sessionId });
}
