import { environments, type Environment } from "#lib/domain/environment.ts";
import { installed } from "./edges.ts";

/** The environments that this installation can reach, Khatm's own simulator among them while it is on. */
export async function reachableEnvironments(): Promise<readonly Environment[]> {
  const { environment } = await installed();
  return environments.filter((name) => environment.gateway.addresses[name] !== undefined);
}

/** Where codes are made while Khatm's own simulator answers. */
export async function simulatorPortal(): Promise<string | undefined> {
  const { environment } = await installed();
  return environment.simulatorPortal?.href;
}
