import type { Environment } from "#lib/domain/environment.ts";
import { first, type Search } from "../address.ts";

/** The environment that the address names, or the last of those that this installation reaches. */
export const chosenEnvironment = (search: Search, environments: readonly Environment[]): Environment | undefined =>
  environments.find((one) => one === first(search["environment"])) ?? environments.at(-1);
