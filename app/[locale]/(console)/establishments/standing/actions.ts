"use server";

import { resumeVat, suspendVat } from "#lib/services/establishments/vat-suspension.ts";
import { armEstablishment, disarmEstablishment } from "#lib/services/promotion/arm.ts";
import { action } from "#lib/web/action.ts";

export const suspend = action(suspendVat);
export const resume = action(resumeVat);
export const arm = action(armEstablishment);
export const disarm = action(disarmEstablishment);
