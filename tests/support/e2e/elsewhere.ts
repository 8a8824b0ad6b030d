import { systemClock } from "#lib/clock.ts";
import { createGateway } from "#lib/gateway/client.ts";
import { gatewayConfig } from "#lib/gateway/config.ts";
import { aUnitElsewhere, type UnitElsewhere } from "../elsewhere.ts";
import { keepSecret, productEnvironment } from "./run.ts";
import { makeCodes } from "./simulator.ts";

/** A unit that another system has onboarded at the simulator, with documents of its own; what that system holds of it stays secret. */
export async function unitOfAnotherSystem(vatNumber: string, name: string, documents: number): Promise<UnitElsewhere> {
  const config = gatewayConfig(productEnvironment());
  const gateway = createGateway({ fetch, config, clock: systemClock });
  const [code = ""] = await makeCodes(vatNumber, "onboarding", 1);
  const unit = await aUnitElsewhere({ gateway, vatNumber, code, now: new Date(), name, documents });
  keepSecret("the key of another system", unit.privateKey);
  keepSecret("the API secret of another system", unit.secret);
  return unit;
}
