import { html, httpError, internalError, json, unauthorized } from "./answers.ts";
import type { Fault } from "./faults.ts";

/** The connection broke without an answer. In process it looks like the failure of `fetch`. */
export class Disconnected extends TypeError {
  constructor() {
    super("fetch failed");
    this.name = "Disconnected";
  }
}

/** Plays a fault around a call: before it, after it, or in its place. */
export async function strike(
  fault: Fault,
  request: Request,
  now: () => Date,
  process: () => Promise<Response>,
): Promise<Response> {
  if (fault.latencyMs > 0) await pause(fault.latencyMs, request.signal);
  switch (fault.kind) {
    case "slow":
    case "check-failed":
      return process();
    case "lost":
      await process();
      throw new Disconnected();
    case "lost-behind-504":
      await process();
      return html(504, "504 Gateway Time-out");
    case "reset":
      throw new Disconnected();
    case "hang":
      return hang(request.signal);
    default:
      return instead(fault.kind, request, now());
  }
}

type Instead = Exclude<Fault["kind"], "slow" | "check-failed" | "lost" | "lost-behind-504" | "reset" | "hang">;

function instead(kind: Instead, request: Request, now: Date): Response {
  const clears = request.url.includes("/clearance/");
  const judged = (status: number, validationResults: unknown, verdict: string): Response =>
    json(
      status,
      clears
        ? { validationResults, clearanceStatus: `${clearedWord}${verdict}`, clearedInvoice: null }
        : { validationResults, reportingStatus: `${reportedWord}${verdict}` },
    );
  const clearedWord = kind === "with-warnings" ? "CLEARED" : "NOT_CLEARED";
  const reportedWord = kind === "with-warnings" ? "REPORTED" : "NOT_REPORTED";
  const answers: Record<Instead, () => Response> = {
    "otp-refused": () => json(400, { errors: [{ code: "Invalid-OTP", message: "The provided OTP is invalid" }] }),
    unauthorized: () => unauthorized("json", now),
    throttled: () => json(429, { code: "429", message: "Too Many Requests" }),
    unavailable: () => html(503, "503 Service Temporarily Unavailable"),
    "gateway-timeout": () => html(504, "504 Gateway Time-out"),
    "server-error": internalError,
    "http-error": httpError,
    firewall: () => html(200, "Request Rejected", "The requested URL was rejected."),
    "empty-400": () => judged(400, { ...noResults, errorMessages: [emptyMessage], status: "ERROR" }, ""),
    contradiction: () => judged(200, { ...noResults, status: "ERROR" }, ""),
    unprocessable: () => judged(422, { ...noResults, errorMessages: [guideError], status: "ERROR" }, ""),
    "with-warnings": () => judged(200, { ...noResults, status: "WARNING" }, "_WITH_WARNINGS"),
  };
  return answers[kind]();
}

const noResults = { infoMessages: [], warningMessages: [], errorMessages: [], status: "PASS" };

const emptyMessage = { type: "ERROR", code: null, category: null, message: null, status: "ERROR" };

const guideError = {
  type: "ERROR",
  code: "BR-KSA-40",
  category: "KSA",
  message: "The seller VAT registration number is not valid.",
  status: "ERROR",
};

export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    whenGivenUp(signal, (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
  });

const hang = (signal: AbortSignal): Promise<never> => new Promise((_resolve, reject) => whenGivenUp(signal, reject));

function whenGivenUp(signal: AbortSignal, stop: (reason: Error) => void): void {
  const onAbort = (): void => stop(signal.reason instanceof Error ? signal.reason : new Disconnected());
  if (signal.aborted) return onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
}
