import type { Edges } from "#lib/context.ts";
import { buildEdges } from "#lib/edges.ts";
import { readWebEnvironment, type WebEnvironment } from "#lib/env.ts";

type Installed = { readonly edges: Edges; readonly environment: WebEnvironment };

// On the global object, because a development server loads this file anew with every change.
const place: typeof globalThis & { khatmInstalled?: Promise<Installed> | undefined } = globalThis;

/** The edges of this process and what it was told, made at the first request; a failed start is tried again at the next. */
export function installed(): Promise<Installed> {
  place.khatmInstalled ??= install().catch((error: unknown) => {
    place.khatmInstalled = undefined;
    throw error;
  });
  return place.khatmInstalled;
}

async function install(): Promise<Installed> {
  const environment = readWebEnvironment(process.env);
  const { edges } = await buildEdges("web", environment);
  return { edges, environment };
}
