import { json } from "../answers.ts";
import type { Csr } from "../csr.ts";
import { readCsr } from "../csr.ts";
import type { OtpKind } from "../otp.ts";
import { badTitle, refuse, tooLong } from "../refusals.ts";
import type { Incoming, World } from "../world.ts";

/** `POST /compliance`: an OTP and a CSR give a compliance CSID. */
export function requestCompliance(world: World, incoming: Incoming): Response {
  const accepted = acceptRequest(world, incoming, "onboarding");
  if (accepted instanceof Response) return accepted;

  const issued = issueCompliance(world, incoming, accepted, null);
  return json(200, { ...issued, tokenType: null, dispositionMessage: "ISSUED", errors: null });
}

export type Accepted = { readonly csr: Csr; readonly csrText: string };

/** The part that onboarding and renewal have in common. A code is spent only when all the rest is in order. */
export function acceptRequest(world: World, incoming: Incoming, kind: OtpKind, vat?: string): Accepted | Response {
  const { otps, switches, dice } = world;
  const { headers, body, station } = incoming;
  const otp = headers.get("otp")?.trim() ?? "";
  if (otp === "") return refuse("Missing-OTP", switches.current, dice);
  const canned = station === "sandbox" && otp === cannedOtp[kind];
  const owner = canned ? undefined : otps.ownerOf(otp, station, kind);
  if (!canned && owner === undefined) return refuse("Invalid-OTP", switches.current, dice);

  const csrText = body["csr"];
  if (typeof csrText !== "string" || csrText === "") return refuse("Missing-CSR", switches.current, dice);
  const csr = readCsr(csrText);
  if ("kind" in csr) {
    if (csr.kind === "too_long") return tooLong(csr.field);
    return csr.kind === "title" ? badTitle(csr.title) : refuse("Invalid-CSR", switches.current, dice);
  }
  if (vat !== undefined && vat !== csr.vat) return refuse("Invalid-CSR", switches.current, dice);
  if (!canned && owner !== csr.vat) return refuse("Invalid-OTP", switches.current, dice);

  if (!canned) otps.spend(otp, station);
  return { csr, csrText };
}

const cannedOtp: Record<OtpKind, string> = { onboarding: "123345", renewal: "123456" };

export type IssuedCompliance = {
  readonly requestID: number;
  readonly binarySecurityToken: string;
  readonly secret: string;
};

export function issueCompliance(
  world: World,
  { station }: Incoming,
  { csr, csrText }: Accepted,
  replaces: number | null,
): IssuedCompliance {
  const now = world.clock.now();
  const serial = world.credentials.nextRequestId("compliance", now);
  const requestId = station === "sandbox" ? 1_234_567_890_123 : serial;
  const issued = world.authority.compliance(csr, serial, now);
  const granted = world.credentials.grant(
    { station, kind: "compliance", requestId, csr, csrText, issued, replaces, compliance: null },
    now,
  );
  return { requestID: requestId, binarySecurityToken: granted.token, secret: granted.secret };
}
