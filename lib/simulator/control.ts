import { z } from "zod";
import { json, notFound, wrongMethod } from "./answers.ts";
import { Fault } from "./faults.ts";
import type { Operations } from "./operations.ts";
import { otpKinds } from "./otp.ts";
import { environments } from "./stations.ts";
import { Switches } from "./switches.ts";
import { sameText, type Tokens } from "./tokens.ts";

type Handler = (operations: Operations, body: unknown) => unknown;

const station = z.enum(environments);
const OtpInput = z.strictObject({
  station,
  vat: z.string().regex(/^3\d{13}3$/),
  kind: z.enum(otpKinds),
  count: z.number().int().min(1).max(100).default(1),
});
const Changes = Switches.partial();
const Revocation = z.strictObject({ id: z.number().int(), reason: z.string().min(1).max(200) });
const Adoption = z.strictObject({ station, certificate: z.base64() });
const Move = z.strictObject({ advanceMs: z.number().int() });

const routes: Record<string, Record<string, Handler>> = {
  "/control/state": { GET: state },
  "/control/requests": { GET: (operations) => operations.requests() },
  "/control/mails": { GET: (operations) => operations.mails() },
  "/control/otps": { POST: (operations, body) => operations.makeOtps(OtpInput.parse(body)) },
  "/control/faults": {
    GET: (operations) => operations.faults(),
    POST: (operations, body) => operations.inject(Fault.parse(body)),
    DELETE: (operations) => {
      operations.clearFaults();
      return [];
    },
  },
  "/control/switches": {
    GET: (operations) => operations.switches(),
    PATCH: (operations, body) => operations.set(onlyGiven(body)),
  },
  "/control/clock": {
    GET: (operations) => ({ now: operations.now() }),
    POST: (operations, body) => {
      operations.advance(Move.parse(body).advanceMs);
      return { now: operations.now() };
    },
  },
  "/control/devices": {
    GET: (operations) => operations.devices(),
    POST: (operations, body) => {
      const { station: place, certificate } = Adoption.parse(body);
      return operations.adopt(place, Buffer.from(certificate, "base64"));
    },
  },
  "/control/revocations": {
    POST: (operations, body) => {
      const { id, reason } = Revocation.parse(body);
      return { revoked: operations.revoke(id, reason) };
    },
  },
};

/** The operations as JSON over HTTP, for whoever holds the control token. */
export async function answerControl(operations: Operations, tokens: Tokens, request: Request): Promise<Response> {
  const given = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (given === undefined || !sameText(given, tokens.control)) return json(401, { error: "unauthorized" });
  const methods = routes[new URL(request.url).pathname];
  if (!methods) return notFound();
  const handler = methods[request.method];
  if (!handler) return wrongMethod(Object.keys(methods).join(", "));
  try {
    const text = request.method === "GET" || request.method === "DELETE" ? "null" : await request.text();
    return json(200, handler(operations, JSON.parse(text)));
  } catch (error) {
    if (error instanceof z.ZodError) return json(400, { error: "invalid", issues: error.issues });
    if (error instanceof SyntaxError || error instanceof RangeError) return json(400, { error: "invalid" });
    throw error;
  }
}

function state(operations: Operations): unknown {
  return {
    now: operations.now(),
    devices: operations.devices().length,
    counts: operations.counts(),
    mails: operations.mails(),
    switches: operations.switches(),
    faults: operations.faults(),
  };
}

/** Defaults must not creep into a partial change. */
function onlyGiven(body: unknown): Partial<Switches> {
  const given = z.record(z.string(), z.unknown()).parse(body);
  const parsed = Changes.parse(given);
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => name in given));
}
