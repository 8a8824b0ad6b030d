import { spawnSync } from "node:child_process";
import { productEnvironment, type Installation } from "./environment.ts";
import type { Options } from "./options.ts";

/** Runs before the simulator does, because the certificates of the demonstration come from its state. */
export function addDemonstration(options: Options, installation: Omit<Installation, "simulator">): void {
  console.log(
    "Adding the demonstration: ten devices with real keys and six weeks of documents, against the simulator …",
  );
  const env = { ...process.env, ...productEnvironment(options, { ...installation, simulator: undefined }) };
  const args = ["--conditions=react-server", "lib/cli/main.ts", "demo", "add"];
  const { status } = spawnSync(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) console.error("The demonstration could not be added; Khatm starts without it.");
}
