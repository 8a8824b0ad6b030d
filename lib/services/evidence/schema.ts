import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { callOutcomes, gatewayCalls } from "#lib/domain/gateway-call.ts";
import { choice, idFilter, listInput, searchText } from "#lib/services/list-input.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayMs = 86_400_000;

/** A day in Riyadh or an instant; a last day counts to its end. */
const moment = (end: boolean) =>
  z
    .string()
    .trim()
    .transform((text, context) => {
      const at = new Date(day.test(text) ? `${text}T00:00:00+03:00` : text);
      if (!Number.isNaN(at.getTime()) && /^\d{4}-/.test(text))
        return new Date(at.getTime() + (end && day.test(text) ? dayMs : 0));
      context.addIssue({ code: "custom", params: { code: "invalid" } });
      return z.NEVER;
    });

/** The address of the table of calls. */
export const ListEvidence = z.object({
  ...listInput(["at"], "-at"),
  q: searchText,
  environment: choice(environments),
  establishment: idFilter,
  branch: idFilter,
  device: idFilter,
  call: choice(gatewayCalls),
  /** How it ended; `unanswered` is every call without a usable answer. */
  outcome: choice(["unanswered", ...callOutcomes]),
  from: moment(false).optional().catch(undefined),
  to: moment(true).optional().catch(undefined),
});

export const OneCall = z.object({ callId: z.uuid() });

const Period = z.object({
  establishmentId: z.uuid(),
  environment: z.enum(environments),
  from: moment(false),
  to: moment(true),
});

const inOrder = ({ from, to }: { from: Date; to: Date }): boolean => from < to;
const turned = { path: ["to"], params: { code: "invalid" } };

export const OfPeriod = Period.refine(inOrder, turned);

export const OfCase = z
  .object({ documentId: z.uuid().exactOptional(), enrolmentId: z.uuid().exactOptional() })
  .refine(({ documentId, enrolmentId }) => (documentId === undefined) !== (enrolmentId === undefined), {
    path: ["documentId"],
    params: { code: "required" },
  });
