import NextAuth from "next-auth";
import { hasLocale } from "next-intl";
import { NextRequest } from "next/server";
import { routing, type Locale } from "#lib/i18n/routing.ts";
import { authOptions } from "./auth.ts";
import { readBody } from "./body.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { problem } from "./problem.ts";
import { refuseCrossSite } from "./same-site.ts";

type Segment = { readonly params: Promise<{ readonly nextauth: string[] }> };

const limit = 16 * 1024;

/** next-auth's own endpoints, behind the same limits as every other; it adds its token against forged requests. */
export async function authRoute(incoming: NextRequest, segment: Segment): Promise<Response> {
  const { edges, environment } = await installed();
  try {
    if (incoming.method === "POST") refuseCrossSite(incoming.headers, environment.address);
    const request = incoming.method === "POST" ? await bounded(incoming) : incoming;
    const answer: unknown = await NextAuth(request, segment, await authOptions(localeOf(incoming)));
    if (answer instanceof Response) return answer;
    throw new TypeError("next-auth gave no response");
  } catch (error) {
    return problem(failureOf(error, edges.log, "auth"), incoming);
  }
}

async function bounded(incoming: NextRequest): Promise<NextRequest> {
  const body = await readBody(incoming, limit);
  return new NextRequest(incoming.url, { method: "POST", headers: incoming.headers, body });
}

// The language of the last page: a refusal comes back from the provider without one.
function localeOf({ cookies }: NextRequest): Locale {
  const last = cookies.get("NEXT_LOCALE")?.value;
  return hasLocale(routing.locales, last) ? last : routing.defaultLocale;
}
