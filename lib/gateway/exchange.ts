import type { Environment } from "#lib/domain/environment.ts";
import type { EndpointName } from "./endpoints.ts";

/** How a call ended when no usable answer came. `unreachable` is the only one that certainly did not arrive. */
export type Failure = "timeout" | "unreachable" | "reset" | "answer_too_large";

/** One call as evidence: who was asked what and what came back, without OTP, secret, token or Authorization. */
export type Exchange = {
  readonly endpoint: EndpointName;
  readonly environment: Environment;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly response:
    | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
    | undefined;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly failure?: Failure;
};
