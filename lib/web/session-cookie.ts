import { decode } from "next-auth/jwt";
import type { WebEnvironment } from "#lib/env.ts";

/** The browser gives a `__Host-` cookie back to this host alone and took it over https only. */
export function sessionCookie({ address }: Pick<WebEnvironment, "address">) {
  const secure = address.protocol === "https:";
  return {
    name: secure ? "__Host-khatm-session" : "khatm-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** The session's id; undefined for a cookie that this installation did not seal or that is too old. */
export async function sessionIdIn(
  cookie: string | undefined,
  environment: WebEnvironment,
): Promise<string | undefined> {
  if (cookie === undefined) return undefined;
  const secret = environment.sessionSecret.revealText();
  const token = await decode({ token: cookie, secret }).catch(() => null);
  return typeof token?.["sessionId"] === "string" ? token["sessionId"] : undefined;
}
