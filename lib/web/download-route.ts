import { execute, type Command } from "#lib/command.ts";
import { callerOf } from "./caller.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { attachment } from "./file-route.ts";
import { problem } from "./problem.ts";
import { selectedEstablishment } from "./selected-establishment.ts";

type Segment = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> };
type Download = { readonly name: string; readonly type: string; readonly chunks: AsyncIterable<Uint8Array> };

type Options = {
  /** Whether an address that names no establishment means what the person looks at. */
  readonly asSelected?: boolean;
};

/** A command that makes a file while it is sent, as a GET endpoint that the browser saves. It may change nothing but the audit trail. */
export function downloadRoute<Input>(operation: Command<Input, Download>, { asSelected = false }: Options = {}) {
  return async (request: Request, { params }: Segment): Promise<Response> => {
    const { edges } = await installed();
    try {
      const { context } = await callerOf(request.headers, edges);
      const place = asSelected ? { establishment: await selectedEstablishment(context.actor) } : {};
      const raw = { ...place, ...Object.fromEntries(new URL(request.url).searchParams), ...(await params) };
      const { name, type, chunks } = await execute(operation, context, raw);
      return new Response(streamOf(chunks), { headers: attachment(name, type) });
    } catch (error) {
      return problem(failureOf(error, edges.log, operation.name), request);
    }
  };
}

function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const source = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done === true) controller.close();
      else controller.enqueue(Uint8Array.from(value));
    },
    async cancel() {
      await source.return?.();
    },
  });
}
