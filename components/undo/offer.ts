"use client";

import type { Outcome } from "../form/form.tsx";

/** What was just done, and how it is taken back. */
export type Offer = {
  readonly id: number;
  readonly said: string;
  readonly at: string;
  readonly takeBack: () => Promise<Outcome>;
};

let last = 0;
let standing: Offer | undefined;
const listeners = new Set<() => void>();

const stand = (offer: Offer | undefined): void => {
  standing = offer;
  for (const listener of listeners) listener();
};

export function offerUndo(offer: Pick<Offer, "said" | "takeBack">): void {
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
