import { execute, type Command } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { readJson } from "./body.ts";
import { callerAddress } from "./caller-address.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { problem } from "./problem.ts";
import { refuseCrossSite } from "./same-site.ts";

const limit = 300_000;

/** A command for somebody who is not signed in but holds a link and its short code, which the command itself judges. */
export function handOffRoute<Input, Output>(
  operation: Command<Input, Output>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { edges, environment } = await installed();
    try {
      refuseCrossSite(request.headers, environment.address);
      const body = await readJson(request, limit);
      if (typeof body !== "object" || body === null) throw new AppError("request.malformed");
      const address = callerAddress(request.headers.get("x-forwarded-for"), environment.proxies);
      const context = createContext(edges, { kind: "system", name: "hand-off link", establishments: "all" });
      const output = await execute(operation, context, { ...body, address });
      return Response.json(output, { headers: { "cache-control": "no-store" } });
    } catch (error) {
      return problem(failureOf(error, edges.log, operation.name), request);
    }
  };
}
