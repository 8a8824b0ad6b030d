import type { Edges } from "#lib/context.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { createDemonstration } from "#lib/services/establishments/demonstration.ts";
import { countFindingsOf } from "#lib/services/findings/count.ts";
import { onboard } from "./onboard.ts";
import { branches, devices, establishment, type DemoDevice } from "./records.ts";
import { sellingOf } from "./sell.ts";
import { inOrder, onStage, type Stage } from "./stage.ts";

const day = 86_400_000;

/**
 * Records the demonstration with the product's own commands, against the simulator whose state lies in `store`: real keys, real
 * requests, certificates and documents, some of them years old. False when it is there already.
 */
export async function tellDemonstration(edges: Edges, store: string): Promise<boolean> {
  const establishmentId = await onStage(edges, store, (stage) => tell(stage, edges.clock.now()));
  if (establishmentId === undefined) return false;
  await countFindingsOf(edges, establishmentId);
  return true;
}

async function tell(stage: Stage, now: Date): Promise<string | undefined> {
  const created = await stage.run(createDemonstration, { establishment });
  if (created === undefined) return undefined;
  const places: string[] = [];
  for (const branch of branches)
    places.push((await stage.run(openBranch, { establishmentId: created.id, memberId: "", ...branch })).id);
  const known = new Map<string, string>();
  const onboarding = devices.map((device) => ({
    at: new Date(now.getTime() - ageOf(device)),
    act: async () => {
      const place = { establishmentId: created.id, branchId: places[device.branch] ?? "" };
      known.set(device.name, await onboard(stage, place, device));
    },
  }));
  const shop = { stage, establishmentId: created.id, devices: known };
  await inOrder(stage, [...onboarding, ...sellingOf(shop, now)]);
  return created.id;
}

const ageOf = ({ fate }: DemoDevice): number => (fate.kind === "live" ? fate.daysAgo * day : 20 * 60_000);
