import { POST as issue } from "#app/api/v1/documents/route.ts";
import { readWebEnvironment } from "#lib/env.ts";
import type { Harness } from "./harness.ts";

const place: typeof globalThis & { khatmInstalled?: unknown } = globalThis;

/** Lets the routes run on the test's own database. */
export function installRoutes({ edges }: Pick<Harness, "edges">): void {
  const environment = readWebEnvironment({
    DATABASE_URL: "postgres://unused.invalid/khatm",
    NEXTAUTH_SECRET: "x".repeat(40),
    NEXTAUTH_URL: "http://127.0.0.1:3000",
    KHATM_ROOT_KEY: Buffer.alloc(32, 7).toString("base64"),
  });
  place.khatmInstalled = Promise.resolve({ edges, environment });
}

export type DocumentCall = {
  readonly key: string;
  readonly name?: string | undefined;
  readonly body: string;
  readonly type?: string;
  readonly query?: string;
};

/** What a till gets when it hands a document over. */
export async function postDocument(call: DocumentCall): Promise<Response> {
  const { key, name = crypto.randomUUID(), body, type = "application/json", query = "" } = call;
  const headers = { authorization: `Bearer ${key}`, "content-type": type, "idempotency-key": name };
  const request = new Request(`http://127.0.0.1:3000/api/v1/documents${query}`, { method: "POST", headers, body });
  return await issue(request, { params: Promise.resolve({}) });
}
