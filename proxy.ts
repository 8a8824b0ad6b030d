import createMiddleware from "next-intl/middleware";
import { NextRequest, NextResponse } from "next/server";
import { routing } from "#lib/i18n/routing.ts";
import { contentSecurityPolicy, setSecurityHeaders } from "#lib/web/security-headers.ts";
import { establishmentCookie } from "#lib/web/selected-establishment.ts";

const localise = createMiddleware(routing);
const year = 31_536_000;

/** Language, headers and the chosen establishment. Nobody's rights are decided here: that is the commands' own affair. */
export function proxy(incoming: NextRequest): NextResponse {
  const site = {
    https: process.env["NEXTAUTH_URL"]?.startsWith("https:") ?? false,
    development: process.env.NODE_ENV === "development",
  };
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce, site);
  const request = announce(incoming, nonce, policy);
  const response = isApi(request) ? NextResponse.next({ request: { headers: request.headers } }) : localise(request);
  const chosen = chosenEstablishment(incoming);
  if (chosen !== null) {
    response.cookies.set(establishmentCookie, chosen, {
      path: "/",
      maxAge: year,
      sameSite: "lax",
      httpOnly: true,
      secure: site.https,
    });
  }
  response.headers.set("content-security-policy", policy);
  setSecurityHeaders(response.headers, site);
  return response;
}

// a dot in a path must not be a way around the headers, so the files that need none are named
export const config = { matcher: ["/((?!_next/|icon\\.svg$).*)"] };

// The page being made reads the same nonce, path and choice; a caller's own headers of these names are overwritten.
function announce(incoming: NextRequest, nonce: string, policy: string): NextRequest {
  const headers = new Headers(incoming.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-path", `${incoming.nextUrl.pathname}${incoming.nextUrl.search}`);
  const request = new NextRequest(incoming, { headers });
  const chosen = chosenEstablishment(incoming);
  if (chosen !== null) request.cookies.set(establishmentCookie, chosen);
  return request;
}

function chosenEstablishment({ nextUrl }: NextRequest): string | null {
  const chosen = nextUrl.searchParams.get("establishment");
  return chosen !== null && /^(all|[0-9a-f-]{36})$/.test(chosen) ? chosen : null;
}

const isApi = ({ nextUrl }: NextRequest): boolean => nextUrl.pathname.startsWith("/api/");
