import { productEnvironment, type Installation } from "./environment.ts";
import type { Options } from "./options.ts";
import type { Program } from "./program.ts";

/** Worker and dashboard, in the order in which they start; they stop the other way round. */
export function productPrograms(options: Options, installation: Installation): readonly Program[] {
  const env = { ...process.env, ...productEnvironment(options, installation) };
  return [worker(options, env), dashboard(options, env)];
}

const worker = ({ dev }: Options, env: NodeJS.ProcessEnv): Program => ({
  name: "worker",
  args: [...(dev ? ["--watch", "--watch-preserve-output"] : []), "--conditions=react-server", "lib/worker/main.ts"],
  env,
  whenItEnds: "restart",
  patience: 6,
});

function dashboard({ dev, host, port }: Options, env: NodeJS.ProcessEnv): Program {
  const next = ["node_modules/next/dist/bin/next", "dev", "--port", String(port), "--hostname", host];
  return {
    name: "dashboard",
    args: dev ? next : [".next/standalone/server.js"],
    env: { ...env, PORT: String(port), HOSTNAME: host, NODE_ENV: dev ? "development" : "production" },
    whenItEnds: "give-up",
    patience: 3,
  };
}
