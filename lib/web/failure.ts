import { unstable_rethrow } from "next/navigation";
import { AppError, type ErrorCode, type FieldError, type Params } from "#lib/errors.ts";
import type { Log } from "#lib/log.ts";

export type Failure = {
  readonly status: number;
  readonly code: ErrorCode;
  readonly params: Params;
  readonly fields: readonly FieldError[];
};

/** What the caller may know of an error. Of an unforeseen one that is the request's id; the rest stays in the log. */
export function failureOf(error: unknown, log: Log, operation: string): Failure {
  unstable_rethrow(error);
  if (error instanceof AppError && error.status < 500) {
    const { status, code, params, fields } = error;
    return { status, code, params, fields };
  }
  const requestId = crypto.randomUUID();
  log.error("request.failed", error, { operation, requestId });
  const code = error instanceof AppError ? error.code : "unexpected";
  const params = error instanceof AppError ? error.params : {};
  return { status: error instanceof AppError ? error.status : 500, code, params: { ...params, requestId }, fields: [] };
}
