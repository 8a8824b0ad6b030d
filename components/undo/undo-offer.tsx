"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import type { UndoActs } from "./acts.ts";
import { listenForOffers, offered } from "./offer.ts";

/** Nobody needs it before something was done. It waits by itself, so that the page keeps its focus. */
const StandingOffer = dynamic(async () => (await import("./standing-offer.tsx")).StandingOffer, { ssr: false });

/** What was just done can be taken back here for a while, by button or by the key z. */
export function UndoOffer({ acts }: { acts: UndoActs }) {
  const offer = useSyncExternalStore(listenForOffers, offered, () => undefined);
  return (
    <output data-print="no" className="fixed inset-x-3 bottom-3 z-50 mx-auto block w-fit max-w-lg">
      {offer && <StandingOffer key={offer.id} offer={offer} acts={acts} />}
    </output>
  );
}
