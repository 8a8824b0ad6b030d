"use client";

import { createContext, use, type ReactNode } from "react";
import type { Outcome } from "./form.tsx";

export type Proof = {
  readonly email: string;
  readonly asksForCode: boolean;
  readonly prove: (previous: undefined, form: FormData) => Promise<Outcome>;
};

const Context = createContext<Proof | undefined>(undefined);

/** Whose session it is, for forms below that may ask who acts again. */
export function ProofProvider({ children, ...proof }: Proof & { children: ReactNode }) {
  return <Context value={proof}>{children}</Context>;
}

export function useProof(): Proof {
  const proof = use(Context);
  if (proof === undefined) throw new Error("a form that asks for a proof stands outside the console");
  return proof;
}
