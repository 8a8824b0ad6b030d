import { execute, type Command, type Query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { readJson } from "./body.ts";
import { installed } from "./edges.ts";
import { failureOf, type Failure } from "./failure.ts";
import { refuseCrossSite } from "./same-site.ts";
import { currentSession } from "./session.ts";

type Segment = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> };
type Handler = (request: Request, segment: Segment) => Promise<Response>;
type Options = {
  /** Bytes that a body may have. */
  readonly limit?: number;
};

const oneMebibyte = 1_048_576;

/** A command as a JSON endpoint, for POST, PUT, PATCH or DELETE: one line in a `route.ts`. Path parameters win over the body. */
export function route<Input, Output>(
  operation: Command<Input, Output>,
  { limit = oneMebibyte }: Options = {},
): Handler {
  return answering(operation, async (request, address) => {
    if (request.method === "GET" || request.method === "HEAD") throw new TypeError("a command is no GET");
    refuseCrossSite(request.headers, address);
    return request.method === "DELETE" && request.body === null ? {} : await readJson(request, limit);
  });
}

/** A query as a GET endpoint; parameters come from path and search, and a repeated one gives a list. */
export function queryRoute<Input, Output>(operation: Query<Input, Output>): Handler {
  return answering(operation, (request) => {
    const { searchParams } = new URL(request.url);
    const names = [...new Set(searchParams.keys())];
    const valuesOf = (name: string) =>
      searchParams.getAll(name).length > 1 ? searchParams.getAll(name) : searchParams.get(name);
    return Promise.resolve(Object.fromEntries(names.map((name) => [name, valuesOf(name)])));
  });
}

function answering<Input, Output>(
  operation: Command<Input, Output> | Query<Input, Output>,
  read: (request: Request, address: URL) => Promise<unknown>,
): Handler {
  return async (request, { params }) => {
    const { edges, environment } = await installed();
    try {
      const session = await currentSession();
      if (session === undefined) throw new AppError("auth.required");
      if (session.mustChangePassword) throw new AppError("auth.password_change_required");
      const body = await read(request, environment.address);
      const raw = isRecord(body) ? { ...body, ...(await params) } : body;
      return json(await execute(operation, session.context, raw), 200, "application/json");
    } catch (error) {
      return problem(failureOf(error, edges.log, operation.name));
    }
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** RFC 9457; clients switch on `type`, which is the code. */
export const problem = ({ status, code, params, fields }: Failure): Response =>
  json({ type: code, status, params, fields }, status, "application/problem+json");

function json(value: unknown, status: number, type: string): Response {
  const headers = { "cache-control": "no-store" };
  if (value === undefined) return new Response(null, { status: 204, headers });
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
  return new Response(text, { status, headers: { ...headers, "content-type": type } });
}
