import { createHash } from "node:crypto";
import { z } from "zod";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import { inWords } from "./form-field.ts";
import { issueDocument } from "./issue.ts";
import { IssueDocument, IssueJson } from "./issue-input.ts";

const mostBytes = 10 * 1024 * 1024;

const IssueUploaded = z.object({ deviceId: z.uuid(), file: z.instanceof(File) });

/** Issues one uploaded file: UBL XML, or the JSON that the HTTP API takes. The same file on the same device is issued once. */
export const issueUploaded = command({
  name: "document.issue",
  permission: "document:write",
  input: IssueUploaded,
  async run(ctx, { deviceId, file }) {
    if (file.size > mostBytes) throw new AppError("request.too_large", { limit: mostBytes });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const idempotencyKey = `file:${deviceId}:${createHash("sha256").update(bytes).digest("hex")}`;
    const input = isJson(file.name, bytes) ? jsonInput(bytes, deviceId) : { deviceId, xml: bytes };
    return await inWords(() => issueDocument.run(ctx, parseInput(IssueDocument, { ...input, idempotencyKey })));
  },
});

const isJson = (name: string, bytes: Uint8Array): boolean =>
  /\.json$/i.test(name) ||
  Buffer.from(bytes.subarray(0, 64))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart()
    .startsWith("{");

/** The API's body, or the document alone; the device that the person chose holds where the file names none. */
function jsonInput(bytes: Uint8Array, deviceId: string): Record<string, unknown> {
  const body = parsed(bytes);
  const whole = typeof body === "object" && body !== null && "document" in body;
  return { deviceId, ...(whole ? parseInput(Envelope, body) : { document: body }) };
}

const Envelope = z.looseObject(IssueJson.pick({ deviceId: true, branchId: true }).shape);

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("request.malformed", {}, [], { cause });
  }
}
