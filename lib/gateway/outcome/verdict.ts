import type { z } from "zod";
import type { DocumentAnswer } from "../answers.ts";
import { errorsOf, type GatewayMessage } from "../messages.ts";
import { saysWarnings } from "./standing.ts";

export type Contradiction =
  | "errors_in_success"
  | "denied_in_success"
  | "unconfirmed"
  | "cleared_invoice_unusable"
  | "unexpected_status";

/** What in the body of a 2xx answer denies the success, or undefined when the body confirms it. */
export function contradictionIn(
  answer: z.output<typeof DocumentAnswer>,
  messages: readonly GatewayMessage[],
  confirmed: boolean,
): Contradiction | undefined {
  if (errorsOf(messages).length > 0 || validationStatus(answer) === "ERROR") return "errors_in_success";
  const statuses = [answer.reportingStatus, answer.clearanceStatus, answer.status];
  if (statuses.some((status) => status?.startsWith("NOT_"))) return "denied_in_success";
  return confirmed ? undefined : "unconfirmed";
}

/** Whether a success carries warnings: by status code, by its word or by a message. */
export function warns(
  answer: z.output<typeof DocumentAnswer>,
  messages: readonly GatewayMessage[],
  { status, said }: { readonly status: number; readonly said: string },
): boolean {
  if (saysWarnings(status) || said.endsWith("_WITH_WARNINGS")) return true;
  return validationStatus(answer) === "WARNING" || messages.some((message) => message.type === "WARNING");
}

const validationStatus = (answer: z.output<typeof DocumentAnswer>): string | null =>
  answer.validationResults?.status ?? answer.status;
