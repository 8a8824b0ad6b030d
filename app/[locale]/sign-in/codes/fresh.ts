"use client";

import type { Outcome } from "#components/form/form.tsx";

/** Leads to the page where the person proves who they are, and from there back here, when that is all that was missing. */
export function orProve<Result extends Outcome>(result: Result): Result {
  const { pathname } = window.location;
  const outcome: Outcome = result;
  if (!outcome.ok && outcome.code === "auth.fresh_required")
    window.location.assign(`${pathname.replace(/codes$/, "again")}?next=${encodeURIComponent(pathname)}`);
  return result;
}
