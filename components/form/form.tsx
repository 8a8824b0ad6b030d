"use client";

import { startTransition, useActionState, useEffect, useId, useRef, type FormEvent, type ReactNode } from "react";
import type { ErrorCode, FieldError, Params } from "#lib/errors.ts";
import { cx } from "../ui/cx.ts";
import { FormContext } from "./context.ts";
import { ErrorSummary } from "./error-summary.tsx";

export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: Params; readonly fields: readonly FieldError[] };

export type FormProps<Result extends Outcome> = {
  action: (previous: Result | undefined, form: FormData) => Promise<Result>;
  children: ReactNode;
  /** Shown in place of nothing once the server has said yes; say what happened, with its time. */
  done?: ReactNode;
  /** The form's fields in words, so that the summary can name them. */
  labels?: Readonly<Record<string, string>>;
  wide?: boolean;
  className?: string;
};

/**
 * The values stay in the fields whatever the server answers, because the browser never resets the form. It cannot be sent
 * before script is ready, and would then be sent by POST, so that nothing typed can end in an address.
 */
export function Form<Result extends Outcome>({ action, children, done, labels, wide, className }: FormProps<Result>) {
  const [state, dispatch, pending] = useActionState<Result | undefined, FormData>(action, undefined);
  const id = useId();
  const summary = useRef<HTMLDivElement>(null);
  const outcome: Outcome | undefined = state;
  const failure = outcome?.ok === false ? outcome : undefined;
  useEffect(() => {
    if (failure) summary.current?.focus();
  }, [failure]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => dispatch(form));
  };
  return (
    <FormContext value={{ id, pending, errors: failure?.fields ?? none }}>
      <form
        method="post"
        noValidate
        onSubmit={submit}
        className={cx("flex flex-col gap-4", !wide && "max-w-160", className)}
      >
        {failure && <ErrorSummary ref={summary} failure={failure} labels={labels ?? {}} />}
        {children}
        <output className="block empty:hidden">{outcome?.ok && done}</output>
      </form>
    </FormContext>
  );
}

const none: readonly FieldError[] = [];
