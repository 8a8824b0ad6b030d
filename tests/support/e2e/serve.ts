import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

/** The product as `npm start` runs it, with all that it prints kept in the file KHATM_E2E_LOG. */
const file = process.env["KHATM_E2E_LOG"] ?? "";
const log = openSync(file, "w", 0o600);
const start = spawn(process.execPath, ["--conditions=react-server", "scripts/start.ts"], {
  stdio: ["ignore", log, log],
});
closeSync(log);

// the signal comes to the whole group; this process ends when the product has
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => start.kill(signal));
start.once("exit", (code) => {
  if (code !== 0) process.stderr.write(readFileSync(file, "utf8"));
  process.exit(code ?? 1);
});
