import { z } from "zod";
import { environments } from "#lib/domain/environment.ts";
import { fits, settingKey } from "#lib/domain/settings.ts";

const place = { environment: z.enum(environments), key: settingKey };

const valueOf = { value: z.union([z.string(), z.number(), z.boolean()]) };

function checkValue(
  { key, value }: { key: z.output<typeof settingKey>; value: string | number | boolean },
  ctx: z.core.$RefinementCtx,
): void {
  if (!fits(key, value)) ctx.addIssue({ code: "custom", path: ["value"], params: { code: "invalid", params: {} } });
}

export const OneStandard = z.object(place);
export const OneSetting = z.object({ establishmentId: z.uuid(), ...place });
export const ChangeSetting = z.object({ establishmentId: z.uuid(), ...place, ...valueOf }).superRefine(checkValue);
export const ChangeStandard = z.object({ ...place, ...valueOf }).superRefine(checkValue);
export const ShowStandards = z.object({ environment: z.enum(environments) });
export const ShowSettings = z.object({ establishmentId: z.uuid(), environment: z.enum(environments) });
