import type { Environment } from "#lib/domain/environment.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { first, type Search } from "../address.ts";

/** The environment that the address names; else production, or the simulator where it answers for everything. */
export async function coverageEnvironment(search: Search) {
  const reachable = await reachableEnvironments();
  const usual: Environment = reachable.includes("simulator") ? "simulator" : "production";
  const environment = reachable.find((one) => one === first(search["environment"])) ?? usual;
  return { environment, environments: reachable.includes(usual) ? reachable : [...reachable, usual] };
}
