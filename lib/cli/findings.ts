import type { AppError, FieldError, Params } from "#lib/errors.ts";
import type { ExitCode, Io } from "./command.ts";

/** Prints a refusal: on stdout as one JSON object, or on stderr as a sentence and one line for each field. */
export async function printFindings(io: Io, { code, params, fields }: AppError, json: boolean): Promise<ExitCode> {
  if (json) {
    io.out(`${JSON.stringify({ error: code, params, findings: fields })}\n`);
    return 1;
  }
  const sentence = await sentenceOf(code, params);
  io.warn([`${sentence ?? ""} [${code}]\n`.trimStart(), ...fields.map((field) => `  ${lineOf(field)}`)].join(""));
  return 1;
}

export function lineOf({ path, code, params }: FieldError): string {
  const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return `${path}: ${code}${details.length > 0 ? ` (${details.join(", ")})` : ""}\n`;
}

async function sentenceOf(code: string, params: Params): Promise<string | undefined> {
  const { default: errors } = await import("#lib/i18n/en/errors.json", { with: { type: "json" } });
  let found: unknown = errors;
  for (const part of code.split("."))
    found = typeof found === "object" && found !== null ? new Map(Object.entries(found)).get(part) : undefined;
  if (typeof found !== "string") return undefined;
  const filled = found.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return filled.includes("{") ? undefined : filled;
}
