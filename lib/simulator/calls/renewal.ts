import { json } from "../answers.ts";
import type { Credential } from "../credentials.ts";
import { refuse } from "../refusals.ts";
import type { Incoming, World } from "../world.ts";
import { acceptRequest, issueCompliance } from "./compliance.ts";
import { issueProduction, tokenType } from "./production.ts";
import { cannedProduction } from "./sandbox.ts";

/** `PATCH /production/csids`: normally 428 with a new compliance CSID, whose steps must be done again. */
export function renew(world: World, incoming: Incoming, login: Credential): Response {
  const { switches, dice, credentials } = world;
  if (login.station !== "sandbox" && credentials.successorOf(login.id)) {
    return refuse("Invalid-currentCSID", switches.current, dice);
  }
  const accepted = acceptRequest(world, incoming, "renewal", login.station === "sandbox" ? undefined : login.vat);
  if (accepted instanceof Response) return accepted;
  if (login.station === "sandbox") return cannedProduction(tokenType);
  if (switches.current.renewal === "200") {
    return issueProduction(world, incoming, { ...accepted, compliance: null, replaces: login.id });
  }
  const issued = issueCompliance(world, incoming, accepted, login.id);
  const answer = { ...issued, tokenType: null, dispositionMessage: "NOT_COMPLIANT", errors: null };
  return json(428, switches.current.renewal === "428-wrapped" ? { value: answer } : answer);
}
