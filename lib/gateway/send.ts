import type { Clock } from "#lib/clock.ts";
import { secondOf, type ClockReading } from "#lib/domain/clock-skew.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { readBody, type Body } from "./body.ts";
import type { GatewayConfig } from "./config.ts";
import type { Credential, CredentialKind, Otp, OtpKind } from "./credentials.ts";
import type { Endpoint, EndpointName } from "./endpoints.ts";
import type { Exchange, Failure } from "./exchange.ts";
import { messagesOf, type GatewayMessage } from "./messages.ts";
import { redactHeaders, redactText } from "./redact.ts";
import { failureOf, readText, within } from "./wire.ts";

export type Fetch = (request: Request) => Promise<Response>;
export type Wire = {
  readonly fetch: Fetch;
  readonly config: GatewayConfig;
  readonly clock: Clock;
  /** Makes the signal that ends a call after so many milliseconds; tests put their own here. */
  readonly deadline?: (ms: number) => AbortSignal;
  /** What the platform's clock said last, by environment. */
  readonly clocks?: Map<Environment, ClockReading>;
};

export type CallSettings = {
  readonly timeoutMs?: number;
  readonly language?: "en" | "ar";
  /** null leaves the header out. */
  readonly clearanceStatus?: "0" | "1" | null;
};

export type Call = {
  readonly environment: Environment;
  readonly credential?: Credential<CredentialKind, Environment>;
  readonly otp?: Otp<OtpKind, Environment>;
  readonly body: Readonly<Record<string, string>>;
  readonly settings: CallSettings;
};

export type Content<Answer> =
  | { readonly kind: "json"; readonly answer: Answer; readonly messages: readonly GatewayMessage[] }
  | Exclude<Body, { kind: "json" }>;
export type Reply<Answer> =
  | { readonly kind: "failed"; readonly failure: Failure }
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly retryAfter: string | null;
      readonly content: Content<Answer>;
    };
export type Sent<Answer> = { readonly reply: Reply<Answer>; readonly exchange: Exchange };

/** The only place that talks to the platform: it checks credential and body, sends once, never follows a redirect and never throws for what the wire does. */
export async function send<Answer>(
  wire: Wire,
  name: EndpointName,
  endpoint: Endpoint<Answer>,
  call: Call,
): Promise<Sent<Answer>> {
  const base = wire.config.addresses[call.environment];
  if (base === undefined) throw notAllowed(name, "environment_without_address");
  requireCredentials(name, endpoint, call);
  if (!endpoint.request.safeParse(call.body).success) throw notAllowed(name, "request_body");

  const signal = (wire.deadline ?? afterMs)(call.settings.timeoutMs ?? endpoint.timeoutMs);
  const { method } = endpoint;
  const [url, headers, body] = [`${base}${endpoint.path}`, headersOf(endpoint, call), JSON.stringify(call.body)];
  const sent = secretsOf(call);
  const request = { method, url, headers: redactHeaders(headers, sent), body: redactText(body, sent) };
  const startedAt = wire.clock.now();
  const evidence = { endpoint: name, environment: call.environment, request, startedAt };

  const wired = new Request(url, { method, headers, body, redirect: "manual", signal });

  let response: Response | undefined;
  try {
    response = await within(signal, wire.fetch(wired));
    const second = secondOf(response.headers.get("date"));
    if (second) wire.clocks?.set(call.environment, { askedAt: startedAt, answeredAt: wire.clock.now(), ...second });
    const text = await readText(response, endpoint.answerLimitBytes, signal);
    return {
      reply: replyOf(endpoint, response, text, sent),
      exchange: { ...evidence, response: kept(response, text, sent), endedAt: wire.clock.now() },
    };
  } catch (error) {
    const failure = failureOf(error);
    return {
      reply: { kind: "failed", failure },
      exchange: { ...evidence, response: response && kept(response, "", sent), endedAt: wire.clock.now(), failure },
    };
  }
}

const afterMs = (ms: number): AbortSignal => AbortSignal.timeout(ms);

function requireCredentials(name: EndpointName, endpoint: Endpoint, { environment, credential, otp }: Call): void {
  if (endpoint.credentials.length > 0) {
    if (credential === undefined) throw notAllowed(name, "credential_missing");
    if (!endpoint.credentials.includes(credential.kind)) throw notAllowed(name, "credential_kind");
  } else if (credential !== undefined) throw notAllowed(name, "credential_kind");
  if (credential !== undefined && credential.environment !== environment)
    throw notAllowed(name, "credential_environment");

  if ((otp?.kind ?? null) !== endpoint.otp) throw notAllowed(name, "otp_kind");
  if (otp !== undefined && otp.environment !== environment) throw notAllowed(name, "otp_environment");
}

function headersOf(endpoint: Endpoint, { credential, otp, settings }: Call): Headers {
  const headers = new Headers({
    accept: "application/json",
    "accept-version": "V2",
    "content-type": "application/json",
  });
  if (endpoint.language) headers.set("accept-language", settings.language ?? "en");
  const clearanceStatus = settings.clearanceStatus === undefined ? "1" : settings.clearanceStatus;
  if (endpoint.clearanceStatus && clearanceStatus !== null) headers.set("clearance-status", clearanceStatus);
  if (otp !== undefined) headers.set("otp", otp.code.revealText());
  if (credential !== undefined) headers.set("authorization", `Basic ${basic(credential)}`);
  return headers;
}

const basic = ({ token, secret }: Credential<CredentialKind, Environment>): string =>
  Buffer.from(`${token.revealText()}:${secret.revealText()}`, "utf8").toString("base64");

function secretsOf({ credential, otp }: Call): readonly Secret[] {
  const login = credential && [new Secret(basic(credential)), credential.token, credential.secret];
  return [...(login ?? []), ...(otp ? [otp.code] : [])];
}

function replyOf<Answer>(
  endpoint: Endpoint<Answer>,
  response: Response,
  text: string,
  sent: readonly Secret[],
): Reply<Answer> {
  const content = contentOf(endpoint, readBody(text), sent);
  return { kind: "answered", status: response.status, retryAfter: response.headers.get("retry-after"), content };
}

// Messages are stored and shown, and the platform may repeat in them what it was sent.
function contentOf<Answer>(endpoint: Endpoint<Answer>, body: Body, sent: readonly Secret[]): Content<Answer> {
  if (body.kind === "text") return { kind: "text", text: redactText(body.text, sent) };
  if (body.kind !== "json") return body;
  const hide = (text: string | null): string | null => text && redactText(text, sent);
  const messages = messagesOf(body.value).map((message) => ({
    ...message,
    code: hide(message.code),
    category: hide(message.category),
    message: hide(message.message),
  }));
  return { kind: "json", answer: endpoint.response.parse(body.value), messages };
}

const kept = (response: Response, body: string, sent: readonly Secret[]): NonNullable<Exchange["response"]> => ({
  status: response.status,
  headers: redactHeaders(response.headers, sent),
  body: redactText(body, sent),
});

const notAllowed = (endpoint: EndpointName, reason: string): AppError =>
  new AppError("gateway.not_allowed", { endpoint, reason });
