"use client";

import type { UndoAct } from "./acts.ts";

/** What was just done, and how it is taken back. */
export type Offer = {
  readonly id: number;
  readonly said: string;
  readonly at: string;
  readonly act: UndoAct;
  readonly fields: Readonly<Record<string, string>>;
  readonly undone?: (() => void) | undefined;
};

let last = 0;
let standing: Offer | undefined;
const listeners = new Set<() => void>();

const stand = (offer: Offer | undefined): void => {
  standing = offer;
  for (const listener of listeners) listener();
};

export function offerUndo(offer: Omit<Offer, "id" | "at">): void {
  last += 1;
  stand({ ...offer, id: last, at: new Date().toISOString() });
}

export const withdraw = (id: number): void => {
  if (standing?.id === id) stand(undefined);
};

export const offered = (): Offer | undefined => standing;

export function listenForOffers(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
