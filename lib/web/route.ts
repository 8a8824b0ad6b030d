import { execute, type Command, type Query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { readBody, readJson } from "./body.ts";
import { callerOf, type Caller } from "./caller.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { problem } from "./problem.ts";
import { refuseCrossSite } from "./same-site.ts";

type Segment = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> };
type Handler = (request: Request, segment: Segment) => Promise<Response>;
type Options = {
  /** Bytes that a body may have. */
  readonly limit?: number;
  /** Whether the body may be XML, which the command gets as `xml` beside the parameters of the address. */
  readonly xml?: boolean;
  /** Whether the command remembers calls by their `Idempotency-Key`, which a program must then send. */
  readonly named?: boolean;
};

/** A good answer's status, always the same or by what was done, and the address of what was made. */
type Answer<Output> = {
  readonly status?: number | ((output: Output) => number);
  readonly location?: (output: Output) => string;
};

const oneMebibyte = 1_048_576;

/** A command as a JSON endpoint, for POST, PUT, PATCH or DELETE: one line in a `route.ts`. Path parameters win over the body. */
export function route<Input, Output>(
  operation: Command<Input, Output>,
  { limit = oneMebibyte, xml = false, named = false, ...answer }: Options & Answer<Output> = {},
): Handler {
  return answering(operation, answer, async (request, caller, address) => {
    if (request.method === "GET" || request.method === "HEAD") throw new TypeError("a command is no GET");
    if (caller.kind === "person") refuseCrossSite(request.headers, address);
    const name = named ? nameOf(request, caller) : {};
    if (request.method === "DELETE" && request.body === null) return name;
    if (xml && isXml(request)) return { ...parametersOf(request), ...name, xml: await readBody(request, limit) };
    const body = await readJson(request, limit);
    return isRecord(body) ? { ...body, ...name } : body;
  });
}

function nameOf({ headers }: Request, { kind }: Caller): { idempotencyKey?: string } {
  const key = headers.get("idempotency-key");
  if (key !== null) return { idempotencyKey: key };
  if (kind === "program") throw new AppError("request.idempotency_key_required");
  return {};
}

const isXml = ({ headers }: Request): boolean =>
  /^(?:application|text)\/xml\s*(?:;|$)/i.test(headers.get("content-type") ?? "");

/** A query as a GET endpoint; parameters come from path and search, and a repeated one gives a list. */
export function queryRoute<Input, Output>(operation: Query<Input, Output>): Handler {
  return answering(operation, {}, (request) => Promise.resolve(parametersOf(request)));
}

function parametersOf(request: Request): Record<string, unknown> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  const valuesOf = (name: string) =>
    searchParams.getAll(name).length > 1 ? searchParams.getAll(name) : searchParams.get(name);
  return Object.fromEntries(names.map((name) => [name, valuesOf(name)]));
}

function answering<Input, Output>(
  operation: Command<Input, Output> | Query<Input, Output>,
  { status = 200, location }: Answer<Output>,
  read: (request: Request, caller: Caller, address: URL) => Promise<unknown>,
): Handler {
  return async (request, { params }) => {
    const { edges, environment } = await installed();
    try {
      const caller = await callerOf(request.headers, edges);
      const body = await read(request, caller, environment.address);
      const raw = isRecord(body) ? { ...body, ...(await params) } : body;
      const output = await execute(operation, caller.context, raw);
      const headers = location ? { location: location(output) } : {};
      return json(output, typeof status === "number" ? status : status(output), headers);
    } catch (error) {
      return problem(failureOf(error, edges.log, operation.name), request);
    }
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function json(value: unknown, status: number, more: Readonly<Record<string, string>>): Response {
  const headers = { "cache-control": "no-store", ...more };
  if (value === undefined) return new Response(null, { status: 204, headers });
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
  return new Response(text, { status, headers: { ...headers, "content-type": "application/json" } });
}
