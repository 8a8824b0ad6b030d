import { json } from "../answers.ts";
import { readCsr, type Csr } from "../csr.ts";
import type { Credential } from "../credentials.ts";
import { missingSteps, refuse, templateRefused } from "../refusals.ts";
import { stations } from "../stations.ts";
import type { Incoming, World } from "../world.ts";
import { stepsOf } from "./checks.ts";
import { cannedProduction } from "./sandbox.ts";

export const tokenType = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

/** `POST /production/csids`: a compliance CSID with all its steps done gives a production CSID. */
export function requestProduction(world: World, incoming: Incoming, login: Credential): Response {
  const { switches, dice, ledger } = world;
  const asked = incoming.body["compliance_request_id"];
  if (asked === undefined || asked === null || asked === "") {
    return refuse("Missing-compliance_request_id", switches.current, dice);
  }
  if (asked !== login.request_id && asked !== String(login.request_id))
    return refuse("Invalid-ComplianceRequestId", switches.current, dice);
  if (login.station === "sandbox") return cannedProduction(tokenType);

  const passed = ledger.passedSteps(login.id);
  const missing = stepsOf(login.map).filter((step) => !passed.includes(step));
  if (missing.length > 0) return missingSteps(missing, switches.current);

  const done = world.credentials.productionOf(login.id);
  if (done && switches.current.repeatedProduction === "refused") {
    return refuse("Invalid-ComplianceRequestId", switches.current, dice);
  }
  const csr = readCsr(login.csr);
  if ("kind" in csr) throw new Error("a stored CSR cannot be read");
  return issueProduction(world, incoming, { csr, csrText: login.csr, compliance: login.id, replaces: login.replaces });
}

export type ProductionOrder = {
  readonly csr: Csr;
  readonly csrText: string;
  readonly compliance: number | null;
  readonly replaces: number | null;
};

export function issueProduction(world: World, { station }: Incoming, order: ProductionOrder): Response {
  const { csr, csrText, compliance, replaces } = order;
  const { template } = stations[station];
  if (template !== undefined && template !== csr.template) return templateRefused(csr.template);

  const now = world.clock.now();
  const requestId = world.credentials.nextRequestId("production", now);
  const { productionDays, simulationDays, revokeOldAfter } = world.switches.current;
  const days = station === "production" ? productionDays : simulationDays;
  const issued = world.authority.production(csr, station, requestId, now, days ?? undefined);
  const granted = world.credentials.grant(
    { station, kind: "production", requestId, csr, csrText, issued, replaces, compliance },
    now,
  );
  if (replaces !== null) world.credentials.revoke(replaces, new Date(now.getTime() + revokeOldAfter * 1000), "renewed");
  return json(200, {
    requestID: requestId,
    tokenType,
    dispositionMessage: "ISSUED",
    binarySecurityToken: granted.token,
    secret: granted.secret,
  });
}
