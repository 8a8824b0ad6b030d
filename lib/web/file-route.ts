import { execute, type Query } from "#lib/command.ts";
import { callerOf } from "./caller.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { problem } from "./problem.ts";

type Segment = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> };
type File = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** A query that makes a file, as a GET endpoint that the browser saves. */
export function fileRoute<Input>(operation: Query<Input, File>) {
  return async (request: Request, { params }: Segment): Promise<Response> => {
    const { edges } = await installed();
    try {
      const { context } = await callerOf(request.headers, edges);
      const { name, type, bytes } = await execute(operation, context, await params);
      return new Response(Uint8Array.from(bytes), { headers: attachment(name, type) });
    } catch (error) {
      return problem(failureOf(error, edges.log, operation.name), request);
    }
  };
}

/** The headers of a file that is saved, never shown, and kept by no cache. */
export const attachment = (name: string, type: string): Readonly<Record<string, string>> => ({
  "content-type": type,
  "content-disposition": `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  "cache-control": "no-store",
});

const asciiOf = (name: string): string => name.replaceAll(/[^\w.-]/g, "-");
