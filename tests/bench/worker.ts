import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rootKey, type Product } from "./product.ts";

/** The product's own worker process. */
export function startWorker({ appUrl, simulator }: Product): { stop(): Promise<void> } {
  const main = fileURLToPath(new URL("../../lib/worker/main.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ["--conditions=react-server", main], {
    env: {
      ...process.env,
      DATABASE_URL: appUrl,
      KHATM_ROOT_KEY: rootKey,
      KHATM_GATEWAY_SIMULATOR: `${simulator.url}/e-invoicing/core`,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return {
    stop: async () => {
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
