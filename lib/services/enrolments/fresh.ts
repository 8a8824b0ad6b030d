import type { Environment } from "#lib/domain/environment.ts";

/** What reaches ZATCA's production asks the person to have signed in within the last minutes. */
export const needsFreshSignIn = ({ environment }: { environment: Environment }): boolean =>
  environment === "production";
