import type { Environment } from "#lib/domain/environment.ts";
import { AppError } from "#lib/errors.ts";
import type { Secret } from "#lib/secret.ts";

export type CredentialKind = "compliance" | "production";
export type OtpKind = "onboarding" | "renewal";

/** One CSID as the gateway wants to see it. The private fields make the class nominal: no look-alike object passes. */
export class Credential<Kind extends CredentialKind, E extends Environment> {
  readonly kind: Kind;
  readonly environment: E;
  readonly #token: Secret;
  readonly #secret: Secret;

  /** `token` is the binarySecurityToken exactly as it was given, never decoded or encoded again. */
  constructor(kind: Kind, environment: E, token: Secret, secret: Secret) {
    this.kind = kind;
    this.environment = environment;
    this.#token = token;
    this.#secret = secret;
  }

  get token(): Secret {
    return this.#token;
  }

  get secret(): Secret {
    return this.#secret;
  }
}

/** A six-digit code from the Fatoora portal, bound to one environment and to onboarding or renewal. */
export class Otp<Kind extends OtpKind, E extends Environment> {
  readonly kind: Kind;
  readonly environment: E;
  readonly #code: Secret;

  constructor(kind: Kind, environment: E, code: Secret) {
    if (!/^[0-9]{6}$/.test(code.revealText())) throw new AppError("gateway.not_allowed", { reason: "otp_format" });
    this.kind = kind;
    this.environment = environment;
    this.#code = code;
  }

  get code(): Secret {
    return this.#code;
  }
}
