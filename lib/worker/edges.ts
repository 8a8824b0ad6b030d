import type { Edges } from "#lib/context.ts";
import { buildEdges } from "#lib/edges.ts";
import { readEnvironment, type Environment } from "#lib/env.ts";

export type Installed = {
  readonly edges: Edges;
  readonly environment: Environment;
  readonly close: () => Promise<void>;
};

/** The edges of a process without pages. */
export async function openEdges(name: string, { connections }: { connections: number }): Promise<Installed> {
  const environment = readEnvironment(process.env);
  return { environment, ...(await buildEdges(name, environment, { max: connections })) };
}
