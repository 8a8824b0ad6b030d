export type Standing =
  | "done"
  | "done_before"
  | "see_other"
  | "redirected"
  | "refused"
  | "unprocessable"
  | "unauthorized"
  | "precondition"
  | "too_large"
  | "throttled"
  | "misdirected"
  | "uncertain";

/** What a status code says before the body is looked at. */
export function standingOf(status: number): Standing {
  const exact = exactly[status];
  if (exact !== undefined) return exact;
  if (status >= 200 && status < 300) return "done";
  if (status >= 300 && status < 400) return "redirected";
  if (status >= 400 && status < 500) return "misdirected";
  return "uncertain";
}

/** 202 is the gateway's way to say "with warnings". */
export const saysWarnings = (status: number): boolean => status === 202;

const exactly: Readonly<Record<number, Standing>> = {
  208: "done_before",
  303: "see_other",
  400: "refused",
  401: "unauthorized",
  403: "unauthorized",
  408: "uncertain",
  409: "done_before",
  413: "too_large",
  422: "unprocessable",
  425: "uncertain",
  428: "precondition",
  429: "throttled",
};
