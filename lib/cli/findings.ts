import type { AppError, FieldError, Params } from "#lib/errors.ts";
import type { ExitCode, Io } from "./command.ts";

/** Prints a refusal: on stdout as one JSON object, or on stderr as a sentence and one line for each field. */
export async function printFindings(io: Io, { code, params, fields }: AppError, json: boolean): Promise<ExitCode> {
  if (json) {
    io.out(`${JSON.stringify({ error: code, params, findings: fields })}\n`);
    return 1;
  }
  const lines = await Promise.all(fields.map(lineOf));
  io.warn([`${await english(`errors.${code}`, params)} [${code}]\n`, ...lines.map((line) => `  ${line}`)].join(""));
  return 1;
}

export const lineOf = async ({ path, code, params }: FieldError): Promise<string> =>
  `${path}: ${await english(`fields.${code}`, params)} [${code}]\n`;

/** A sentence of the message files in English. */
export const sentenceIn = (path: string): Promise<string> => english(path, {});

async function english(path: string, params: Params): Promise<string> {
  const { sentenceOf } = await import("#lib/i18n/words.ts");
  return sentenceOf("en", path, params) ?? sentenceOf("en", "fields.invalid", {}) ?? "";
}
