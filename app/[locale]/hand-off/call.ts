import * as z from "zod/mini";
import type { Outcome } from "#components/form/form.tsx";
import { enrolmentKinds } from "#lib/domain/enrolment.ts";
import { environments } from "#lib/domain/environment.ts";
import type { ErrorCode } from "#lib/errors.ts";

const Opened = z.object({
  kind: z.enum(enrolmentKinds),
  environment: z.enum(environments),
  vatNumber: z.string(),
  devices: z.number(),
  done: z.number(),
  wanted: z.number(),
});
export type Opened = z.output<typeof Opened>;

const Given = z.object({
  batch: z.number(),
  taken: z.number(),
  expiresAt: z.string(),
  repeatedAt: z.array(z.number()),
  known: z.number(),
  missing: z.number(),
  extra: z.number(),
});
export type Given = z.output<typeof Given>;

const Delivered = z.extend(Opened, { given: z.optional(Given) });

const Field = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const Problem = z.object({ type: z.string(), params: Field.shape.params, fields: z.array(Field) });

type Answer<Value> = { readonly ok: true; readonly value: Value } | Extract<Outcome, { ok: false }>;
type Proof = { readonly token: string; readonly code: string };

export const look = (proof: Proof): Promise<Answer<Opened>> => call("look", proof, Opened);

type Delivery = Proof & { readonly codes: string; readonly madeAt: string; readonly file: string | undefined };
export const deliver = (delivery: Delivery) => call("deliver", delivery, Delivered);

async function call<Value>(what: string, body: object, shape: z.ZodMiniType<Value>): Promise<Answer<Value>> {
  const headers = { "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(body), referrerPolicy: "no-referrer" } as const;
  const response = await fetch(`/api/hand-off/${what}`, request).catch(() => undefined);
  const answer: unknown = await response?.json().catch(() => undefined);
  if (response?.ok) return { ok: true, value: shape.parse(answer) };
  const said = Problem.safeParse(answer).data;
  const code = codes.find((known) => known === said?.type) ?? "unexpected";
  return { ok: false, code, params: said?.params ?? {}, fields: said?.fields ?? [] };
}

const codes = [
  "hand_off.refused",
  "input.invalid",
  "auth.locked",
  "request.too_large",
  "request.unsupported_type",
] as const satisfies readonly ErrorCode[];
