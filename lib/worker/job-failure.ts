import { AppError } from "#lib/errors.ts";

/**
 * What the queue keeps of a failed job. Its table belongs to no establishment, and a failed statement brings its values along:
 * the code must do, the log has the rest.
 */
export const jobFailure = (error: unknown): Error => new Error(error instanceof AppError ? error.code : "unexpected");
