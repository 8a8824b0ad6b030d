"use server";

import { execute, type Query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { findAdvances } from "#lib/services/documents/advances.ts";
import { issuingPlaces } from "#lib/services/documents/issuing-places.ts";
import type { FoundAdvance } from "./found-advance.ts";
import { placeChoice } from "./form-facts.ts";
import { currentContext } from "#lib/web/session.ts";

/** The prepayments that a document's form finds while it is filled; undefined where it could not be asked. */
export async function searchAdvances(question: unknown): Promise<readonly FoundAdvance[] | undefined> {
  return await asked(findAdvances, question);
}

/** A chosen device with the branches for which it issues and what its certificate covers; undefined where it may not issue now. */
export async function placeOfIssuer(question: { readonly establishmentId: string; readonly deviceId: string }) {
  const found = await asked(issuingPlaces, question);
  const place = await placeChoice(found?.places ?? []);
  return place?.deviceId === question.deviceId ? place : undefined;
}

async function asked<Input, Output>(operation: Query<Input, Output>, question: unknown): Promise<Output | undefined> {
  try {
    return await execute(operation, await currentContext(), question);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
