import { issueDocument } from "#lib/services/documents/issue.ts";
import { changeSetting } from "#lib/services/settings/change.ts";
import { resetSetting } from "#lib/services/settings/reset.ts";
import { holdDocuments } from "#lib/services/submissions/hold.ts";
import { submitDocument } from "#lib/services/submissions/submit.ts";
import { holdOf, putOff, salesOf } from "./sales.ts";
import type { Event, Stage } from "./stage.ts";

type Shop = {
  readonly stage: Stage;
  readonly establishmentId: string;
  /** The ids of the devices by their names. */
  readonly devices: ReadonlyMap<string, string>;
};

/** The sales of six weeks and what surrounds them, in no order. Each document is sent as soon as it is issued: nothing is left for the worker. */
export function sellingOf({ stage, establishmentId, devices }: Shop, now: Date): readonly Event[] {
  const [sales, hold] = [salesOf(now), holdOf(now)];
  const rules = { establishmentId, environment: "simulator", key: "document.rules" };
  const idOf = (device: string) => devices.get(device) ?? "";
  const opens = new Date(Math.min(...sales.map(({ at }) => at.getTime())) - 1);
  return [
    { at: opens, act: () => stage.run(changeSetting, { ...rules, value: putOff }) },
    { at: hold.at, act: () => stage.run(holdDocuments, { deviceId: idOf(hold.device), note: hold.note }) },
    ...sales.map((sale) => ({
      at: sale.at,
      act: () => sell(stage, { ...sale, deviceId: idOf(sale.device), establishmentId }),
    })),
    { at: now, act: () => stage.run(resetSetting, rules) },
  ];
}

type Order = ReturnType<typeof salesOf>[number] & { readonly deviceId: string; readonly establishmentId: string };

async function sell(stage: Stage, { deviceId, document, establishmentId, fault, held }: Order): Promise<void> {
  const { id } = await stage.run(issueDocument, { deviceId, document });
  if (held) return;
  if (fault) stage.simulator.inject(fault);
  await stage.run(submitDocument, { documentId: id, establishmentId });
  stage.simulator.clearFaults();
}
