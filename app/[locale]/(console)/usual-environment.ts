import { bySeriousness, type Environment } from "#lib/domain/environment.ts";
import { usualEnvironment } from "#lib/services/devices/usual-environment.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { ask } from "./ask.ts";

/** What a form proposes: where the establishment's devices live; before there are any, the most binding one that can be reached. */
export async function usualEnvironmentOf(establishmentId: string): Promise<Environment> {
  const [used, reachable] = await Promise.all([ask(usualEnvironment, { establishmentId }), reachableEnvironments()]);
  return used ?? bySeriousness.find((each) => reachable.includes(each)) ?? "production";
}
