import { refresh } from "next/cache";
import { headers } from "next/headers";
import { execute, type Command } from "#lib/command.ts";
import { AppError, type ErrorCode, type FieldError, type Params } from "#lib/errors.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { formValues, refillOf, type Refill } from "./form-values.ts";
import { refuseCrossSite } from "./same-site.ts";
import { currentSession, type Session } from "./session.ts";

export type ActionResult<Value = undefined> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly params: Params;
      readonly fields: readonly FieldError[];
      readonly values: Refill;
    };

type Options<Output, Value> = {
  /** What the form cannot know, such as the session's id. */
  readonly add?: (session: Session) => Readonly<Record<string, unknown>>;
  /** What the browser gets to see of the output; may redirect. Without it the browser learns that it worked. */
  readonly view: (output: Output) => Value | Promise<Value>;
  /** For the page where a one-time password is changed. */
  readonly beforePasswordChange?: boolean;
};

export type Action<Value> = (previous: ActionResult<Value> | undefined, form: FormData) => Promise<ActionResult<Value>>;

/** A command as a server action: one line in an `actions.ts`. Next compares Origin and Host before it, this does again. */
export function action<Input, Output, Value>(
  operation: Command<Input, Output>,
  options: Options<Output, Value>,
): Action<Value>;
export function action<Input, Output>(
  operation: Command<Input, Output>,
  options?: Omit<Options<Output, undefined>, "view">,
): Action<undefined>;
export function action<Input, Output, Value>(
  operation: Command<Input, Output>,
  options: Partial<Options<Output, Value>> = {},
): Action<Value | undefined> {
  return async (_previous, form) => {
    const { edges, environment } = await installed();
    try {
      refuseCrossSite(await headers(), environment.address);
      const session = await allowedSession(options.beforePasswordChange ?? false);
      const raw = { ...formValues(form), ...options.add?.(session) };
      const output = await execute(operation, session.context, raw);
      refresh();
      return { ok: true, value: await options.view?.(output) };
    } catch (error) {
      const { code, params, fields } = failureOf(error, edges.log, operation.name);
      return { ok: false, code, params, fields, values: refillOf(form) };
    }
  };
}

async function allowedSession(beforePasswordChange: boolean): Promise<Session> {
  const session = await currentSession();
  if (session === undefined) throw new AppError("auth.required");
  if (session.mustChangePassword && !beforePasswordChange) throw new AppError("auth.password_change_required");
  return session;
}
