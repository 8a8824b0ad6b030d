import type { Command } from "./command.ts";
import { table } from "./table.ts";

export async function overview(): Promise<string> {
  const rows = await Promise.all(
    Object.entries(table).map(async ([name, load]) => `  ${name.padEnd(16)} ${(await load()).default.summary}`),
  );
  return [
    "npm run --silent khatm -- <command> [options]",
    "",
    ...rows,
    `  ${"help".padEnd(16)} This text`,
    "",
    "Every command takes --json and --help.",
    "It ends with 0 when all is well, 1 when something was refused, 2 when it was called wrongly.",
    "",
  ].join("\n");
}

export const helpFor = (name: string, { summary, usage }: Command): string =>
  `${summary}\n\n  khatm ${name} ${usage} [--json]\n`;
