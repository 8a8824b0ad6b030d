import type { Command } from "./command.ts";

/** Every command by the words that call it; a new one is a file and a line here. */
export const table: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  csr: () => import("./commands/csr.ts"),
  certificate: () => import("./commands/certificate.ts"),
  "document hash": () => import("./commands/document-hash.ts"),
  "document sign": () => import("./commands/document-sign.ts"),
  "document check": () => import("./commands/document-check.ts"),
  "chain inspect": () => import("./commands/chain-inspect.ts"),
  "chain resume": () => import("./commands/chain-resume.ts"),
  "device watch": () => import("./commands/device-watch.ts"),
  "device take-over": () => import("./commands/device-take-over.ts"),
  "evidence export": () => import("./commands/evidence-export.ts"),
  "audit verify": () => import("./commands/audit-verify.ts"),
  explain: () => import("./commands/explain.ts"),
  rules: () => import("./commands/rules.ts"),
  simulator: () => import("./commands/simulator.ts"),
  "person reset": () => import("./commands/person-reset.ts"),
  "key rotate": () => import("./commands/key-rotate.ts"),
  "key rewrap": () => import("./commands/key-rewrap.ts"),
  demo: () => import("./commands/demo.ts"),
  seed: () => import("./commands/seed.ts"),
  doctor: () => import("./commands/doctor.ts"),
};
