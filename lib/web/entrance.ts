import { headers } from "next/headers";
import type { Actor } from "#lib/actor.ts";
import { execute, type Command } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import type { WebEnvironment } from "#lib/env.ts";
import type { Action } from "./action.ts";
import { installed } from "./edges.ts";
import { failureOf } from "./failure.ts";
import { formValues, refillOf } from "./form-values.ts";
import { refuseCrossSite } from "./same-site.ts";

const actor: Actor = { kind: "system", name: "invitation", establishments: [] };

/** A command as a server action for somebody who has no account yet: what they hold is in the form, and the command asks for it. */
export const entrance =
  <Input, Output>(
    operation: Command<Input, Output>,
    add: (environment: WebEnvironment) => Readonly<Record<string, unknown>> = () => ({}),
  ): Action<Output> =>
  async (_previous, form) => {
    const { edges, environment } = await installed();
    try {
      refuseCrossSite(await headers(), environment.address);
      const raw = { ...formValues(form), ...add(environment) };
      return { ok: true, value: await execute(operation, createContext(edges, actor), raw) };
    } catch (error) {
      const { code, params, fields } = failureOf(error, edges.log, operation.name);
      return { ok: false, code, params, fields, values: refillOf(form) };
    }
  };
