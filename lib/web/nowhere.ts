import { AppError } from "#lib/errors.ts";
import { problem } from "./problem.ts";

/** What an address answers that the API does not have: a program is told as always, and not with a page. */
export const nowhere = (request: Request): Response => problem(new AppError("not_found"), request);
