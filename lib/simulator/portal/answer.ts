import { z } from "zod";
import { notFound, wrongMethod } from "../answers.ts";
import type { Operations } from "../operations.ts";
import { otpKinds } from "../otp.ts";
import { environments } from "../stations.ts";
import { derive, sameText, type Tokens } from "../tokens.ts";
import type { Html } from "./html.ts";
import { codesPage, devicesPage, madePage, mailsPage, signInPage } from "./views.ts";
import { wordsOf, type Words } from "./words.ts";

const OtpForm = z.object({
  vat: z
    .string()
    .trim()
    .regex(/^3\d{13}3$/),
  station: z.enum(environments),
  kind: z.enum(otpKinds),
  count: z.coerce.number().int().min(1).max(100),
});

const RevocationForm = z.object({ id: z.coerce.number().int(), reason: z.string().trim().min(1).max(200) });

type Visit = {
  readonly operations: Operations;
  readonly words: Words;
  readonly csrf: string;
  readonly form: Readonly<Record<string, string>>;
};

const pages: Record<string, (visit: Visit) => Response> = {
  "/portal": ({ words, csrf }) => show(codesPage(words, csrf, false)),
  "/portal/devices": ({ operations, words, csrf }) =>
    show(devicesPage(words, csrf, operations.devices().toReversed().slice(0, 500))),
  "/portal/mails": ({ operations, words }) => show(mailsPage(words, operations.mails())),
};

const actions: Record<string, (visit: Visit) => Response> = {
  "/portal/otps": ({ operations, words, csrf, form }) => {
    const order = OtpForm.safeParse(form);
    return order.success
      ? show(madePage(words, operations.makeOtps(order.data)))
      : show(codesPage(words, csrf, true), 422);
  },
  "/portal/revocations": ({ operations, words, form }) => {
    const asked = RevocationForm.safeParse(form);
    if (asked.success) operations.revoke(asked.data.id, asked.data.reason);
    return redirect(`/portal/devices?lang=${words.language}`);
  },
};

/** The portal where a taxpayer makes one-time codes and revokes devices. */
export async function answerPortal(operations: Operations, tokens: Tokens, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const words = wordsOf(url.searchParams.get("lang"));
  const given = url.searchParams.get("token");
  if (given !== null && sameText(given, tokens.portal)) return signedIn(tokens, words);

  if (url.pathname === "/") return redirect(`/portal?lang=${words.language}`);
  if (request.method !== "GET" && request.method !== "POST") return wrongMethod("GET, POST");
  const form = request.method === "POST" ? await readForm(request) : {};
  if (url.pathname === "/portal/sign-in") {
    const right = sameText(form["token"] ?? "", tokens.portal);
    return right ? signedIn(tokens, words) : show(signInPage(words, request.method === "POST"), 401);
  }
  if (!hasSession(request, tokens)) return show(signInPage(words, false), 401);

  const csrf = derive(tokens.portal, "csrf");
  const visit = { operations, words, csrf, form };
  if (request.method === "GET") return pages[url.pathname]?.(visit) ?? notFound();
  const action = actions[url.pathname];
  if (!action) return notFound();
  return sameText(form["csrf"] ?? "", csrf) ? action(visit) : show(signInPage(words, false), 403);
}

function signedIn(tokens: Tokens, words: Words): Response {
  const answer = redirect(`/portal?lang=${words.language}`);
  const session = derive(tokens.portal, "session");
  answer.headers.set("set-cookie", `khatm-simulator=${session}; Path=/portal; HttpOnly; SameSite=Lax`);
  return answer;
}

function hasSession(request: Request, tokens: Tokens): boolean {
  const cookie = /(?:^|; )khatm-simulator=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return cookie !== undefined && sameText(cookie, derive(tokens.portal, "session"));
}

async function readForm(request: Request): Promise<Record<string, string>> {
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return {};
  return Object.fromEntries(new URLSearchParams(await request.text()));
}

const redirect = (location: string): Response => new Response(null, { status: 303, headers: { location } });

const show = (body: Html, status = 200): Response =>
  new Response(body.text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
    },
  });
