import type { Step } from "./run.ts";
import { vitest } from "./vitest.ts";

/** Everything that needs neither a service nor a browser. */
export const staticSteps = (folder: string): readonly Step[] => [
  { name: "lint", command: "oxlint", args: ["--type-aware", "--deny-warnings"] },
  vitest("unit", folder),
  vitest("architecture", folder),
  { name: "types", command: "sh", args: ["-c", "next typegen && tsc --noEmit --incremental false"] },
  { name: "dead code", command: "knip", args: ["--no-progress"] },
  { name: "layers", command: "depcruise", args: ["--config", ".dependency-cruiser.mjs", "--no-progress", ...roots] },
  { name: "format", command: "oxfmt", args: ["--check"] },
];

const roots = ["app", "components", "db", "lib", "scripts", "tests"];
