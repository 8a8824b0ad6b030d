import { relative } from "node:path";
import type { FirstSignIn } from "./database.ts";
import type { Installation } from "./environment.ts";
import type { Options } from "./options.ts";

/** What a person needs to know once everything runs. */
export function announce(options: Options, { simulator }: Installation, signIn: FirstSignIn): void {
  const lines: readonly (readonly [string, string])[] = [
    ...signInLines(signIn),
    ...(simulator ? [["Simulator", simulator.portal] as const] : []),
    ...(options.keyFile ? keyLines(options.keyFile) : []),
    ["Stop", "Ctrl-C"],
  ];
  console.log(`\nKhatm is ready: ${options.address}\n`);
  for (const [name, text] of lines) console.log(`  ${name.padEnd(12)}${text}`);
  console.log("");
}

function signInLines(signIn: FirstSignIn): (readonly [string, string])[] {
  if (signIn.kind === "known") return [["Sign in", "with your own e-mail address and password"]];
  if (signIn.kind === "written") {
    return [["Sign in", `with what stands in ${short(signIn.file)}; delete that file afterwards`]];
  }
  return [
    ["Sign in", signIn.email],
    ["Password", `${signIn.password}  (shown this once)`],
  ];
}

const keyLines = (file: string): (readonly [string, string])[] => [
  ["Root keys", `${short(file)}: back this file up, apart from the database.`],
  ["", "Without it nothing that Khatm has sealed can be opened again."],
];

function short(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : path;
}
