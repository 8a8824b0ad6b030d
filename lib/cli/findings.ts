import type { AppError, FieldError } from "#lib/errors.ts";
import type { ExitCode, Io } from "./command.ts";

type Finding = Omit<FieldError, "path"> & { readonly path?: string };

/** Prints a refusal: on stdout as one JSON object, or on stderr as one line for each field. */
export function printFindings(io: Io, { code, params, fields }: AppError, json: boolean): ExitCode {
  if (json) {
    io.out(`${JSON.stringify({ error: code, params, findings: fields })}\n`);
    return 1;
  }
  const findings: readonly Finding[] = fields.length > 0 ? fields : [{ code, params }];
  io.warn(findings.map(lineOf).join(""));
  return 1;
}

export function lineOf({ path, code, params }: Finding): string {
  const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  const place = path === undefined ? "" : `${path}: `;
  return `${place}${code}${details.length > 0 ? ` (${details.join(", ")})` : ""}\n`;
}
