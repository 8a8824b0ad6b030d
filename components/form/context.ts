"use client";

import { createContext, use, useSyncExternalStore } from "react";
import type { FieldError } from "#lib/errors.ts";

type FormState = { readonly id: string; readonly pending: boolean; readonly errors: readonly FieldError[] };

export const FormContext = createContext<FormState>({ id: "form", pending: false, errors: [] });

/** The id that a field's control carries, and the first thing the server said about it. */
export function useField(name: string): { id: string; error: FieldError | undefined } {
  const { id, errors } = use(FormContext);
  return { id: fieldId(id, name), error: errors.find(({ path }) => path === name) };
}

export const fieldId = (form: string, name: string): string => `${form}-${name}`;

/** False in the server's HTML and until React has taken over. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
