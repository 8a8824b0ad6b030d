import { z } from "zod";
import { gatewayConfig, type GatewayConfig } from "#lib/gateway/config.ts";
import { EnvironmentError } from "#lib/environment-error.ts";
import { Secret } from "#lib/secret.ts";
import { keyringFromFile } from "#lib/vault/key-file.ts";
import { keyringFromEnvironment, type Keyring } from "#lib/vault/keyring.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** What web, worker and command line are told alike. */
export type Environment = {
  /** Login of the database role that owns nothing. */
  readonly databaseUrl: Secret;
  readonly gateway: GatewayConfig;
  /** Errors: `vault.no_key`, `vault.key_file_exposed`, `vault.key_invalid`. */
  openKeyring(): Promise<Keyring>;
};

export type WebEnvironment = Environment & {
  /** Seals the session cookies. */
  readonly sessionSecret: Secret;
  /** Where people open the dashboard. */
  readonly address: URL;
  /** How many reverse proxies stand in front and append to X-Forwarded-For. */
  readonly proxies: number;
  readonly provider: OpenIdProvider | undefined;
  /** Where people make codes while Khatm's own simulator answers. */
  readonly simulatorPortal: URL | undefined;
};

export type OpenIdProvider = {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
};

const secret = (shortest: number) =>
  z
    .string()
    .min(shortest)
    .transform((text) => new Secret(text));

const Every = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).transform((text) => new Secret(text)),
  KHATM_KEY_FILE: z.string().min(1).optional(),
});

const Web = z.object({
  NEXTAUTH_SECRET: secret(32),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).transform((text) => new URL(text)),
  KHATM_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  KHATM_SIMULATOR_PORTAL: z
    .url({ protocol: /^http$/ })
    .transform((text) => new URL(text))
    .optional(),
});

const Provider = z.object({
  KHATM_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/$/, "")),
  KHATM_OIDC_CLIENT_ID: z.string().min(1),
  KHATM_OIDC_CLIENT_SECRET: secret(1),
  KHATM_OIDC_NAME: z.string().min(1).max(60).default("OpenID Connect"),
});

export function readEnvironment(variables: Variables): Environment {
  const { DATABASE_URL, KHATM_KEY_FILE } = parse(Every, variables);
  return {
    databaseUrl: DATABASE_URL,
    gateway: gatewayConfig(variables),
    async openKeyring() {
      const given = keyringFromEnvironment(variables);
      if (given !== undefined) return given;
      if (KHATM_KEY_FILE === undefined) throw new EnvironmentError("Set KHATM_ROOT_KEY or KHATM_KEY_FILE.");
      return (await keyringFromFile(KHATM_KEY_FILE, { mayCreate: false })).keyring;
    },
  };
}

export function readWebEnvironment(variables: Variables): WebEnvironment {
  const { NEXTAUTH_SECRET, NEXTAUTH_URL, KHATM_PROXIES, KHATM_SIMULATOR_PORTAL } = parse(Web, variables);
  return {
    ...readEnvironment(variables),
    sessionSecret: NEXTAUTH_SECRET,
    address: NEXTAUTH_URL,
    proxies: KHATM_PROXIES,
    simulatorPortal: KHATM_SIMULATOR_PORTAL,
    provider: variables["KHATM_OIDC_ISSUER"] ? readProvider(variables) : undefined,
  };
}

function readProvider(variables: Variables): OpenIdProvider {
  const parsed = parse(Provider, variables);
  return {
    name: parsed.KHATM_OIDC_NAME,
    issuer: parsed.KHATM_OIDC_ISSUER,
    clientId: parsed.KHATM_OIDC_CLIENT_ID,
    clientSecret: parsed.KHATM_OIDC_CLIENT_SECRET,
  };
}

// An empty variable is an absent one: that is how a copied example file leaves it.
function parse<T>(schema: z.ZodType<T>, variables: Variables): T {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) throw new EnvironmentError(`The environment does not fit:\n${z.prettifyError(result.error)}`);
  return result.data;
}
