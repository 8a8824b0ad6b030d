import { filesIn, type Options } from "./options.ts";
import { writePrivately, type Secrets } from "./secrets.ts";
import type { Simulator } from "./simulator.ts";

export type Installation = {
  readonly secrets: Secrets;
  /** Login of the database role that owns nothing. */
  readonly appUrl: string;
  readonly simulator: Simulator | undefined;
};

/** What web, worker and command line get to know. */
export function productEnvironment(options: Options, { secrets, appUrl, simulator }: Installation) {
  return {
    DATABASE_URL: appUrl,
    KHATM_DATA_DIR: options.data,
    ...(options.keyFile ? { KHATM_KEY_FILE: options.keyFile } : {}),
    KHATM_SIMULATOR: simulator ? "on" : "off",
    ...(simulator
      ? { KHATM_GATEWAY_SIMULATOR: `${simulator.url}/e-invoicing/core`, KHATM_SIMULATOR_PORTAL: simulator.portal }
      : {}),
    NEXTAUTH_SECRET: process.env["NEXTAUTH_SECRET"] || secrets.session,
    NEXTAUTH_URL: options.address,
  };
}

/** Leaves the product's environment where the command line finds it while Khatm runs, with the keys to the simulator. */
export function noteEnvironment(options: Options, installation: Installation): void {
  const { simulator } = installation;
  const noted = {
    ...productEnvironment(options, installation),
    ...(simulator ? { KHATM_SIMULATOR_CONTROL_TOKEN: simulator.controlToken } : {}),
  };
  const lines = Object.entries(noted).map(([name, value]) => `${name}="${value}"\n`);
  writePrivately(filesIn(options.data).environment, lines.join(""));
}
