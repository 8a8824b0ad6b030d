import { notFound, unauthorized, wrongMethod, wrongVersion, json } from "./answers.ts";
import { checkSample } from "./calls/checks.ts";
import { requestCompliance } from "./calls/compliance.ts";
import { clear, report } from "./calls/documents.ts";
import { requestProduction } from "./calls/production.ts";
import { renew } from "./calls/renewal.ts";
import { isExpired, isRevoked, type Credential, type CredentialKind } from "./credentials.ts";
import { refuse } from "./refusals.ts";
import { stationOf } from "./stations.ts";
import { pause, strike } from "./strike.ts";
import type { Incoming, World } from "./world.ts";

type Route =
  | { readonly kind: "open"; readonly run: (world: World, incoming: Incoming) => Response }
  | {
      readonly kind: "login";
      readonly login: readonly CredentialKind[];
      /** A renewal has a switch of its own for expired credentials. */
      readonly renewal?: true;
      readonly run: (world: World, incoming: Incoming, login: Credential) => Response;
    };

const routes: Record<string, Record<string, Route>> = {
  "/compliance": { POST: { kind: "open", run: requestCompliance } },
  "/compliance/invoices": { POST: { kind: "login", login: ["compliance", "production"], run: checkSample } },
  "/production/csids": {
    POST: { kind: "login", login: ["compliance"], run: requestProduction },
    PATCH: { kind: "login", login: ["production"], renewal: true, run: renew },
  },
  "/invoices/reporting/single": { POST: { kind: "login", login: ["production"], run: report } },
  "/invoices/clearance/single": { POST: { kind: "login", login: ["production"], run: clear } },
};

/** Answers one call below `/e-invoicing`. Rejects with Disconnected where the connection is to break. */
export async function answerCall(world: World, request: Request): Promise<Response> {
  const target = stationOf(new URL(request.url).pathname);
  const methods = target && routes[target.call];
  if (!target || !methods) return notFound();
  const route = methods[request.method];
  if (!route) return wrongMethod(Object.keys(methods).join(", "));

  const call = { station: target.station, path: target.call, method: request.method };
  const seen: Seen = { credential: null, uuid: null, requestBytes: 0 };
  const fault = world.faults.strike(call);
  const process = async (): Promise<Response> => handle(world, request, route, call, seen);
  let status = 0;
  try {
    const { latencyMs } = world.switches.current;
    if (latencyMs > 0) await pause(latencyMs, request.signal);
    const answer = fault ? await strike(fault, request, () => world.clock.now(), process) : await process();
    status = answer.status;
    return answer;
  } finally {
    world.log.add({ at: world.clock.now().toISOString(), ...call, ...seen, status, fault: fault?.kind ?? null });
  }
}

type Seen = { credential: string | null; uuid: string | null; requestBytes: number };

async function handle(
  world: World,
  request: Request,
  route: Route,
  call: Pick<Incoming, "station" | "path" | "method">,
  seen: Seen,
): Promise<Response> {
  if (request.headers.get("accept-version") !== "V2") return wrongVersion();
  const bytes = await readUpTo(request, world.switches.current.bodyLimit);
  if (!bytes) return json(413, { code: "413", message: "Payload Too Large" });
  seen.requestBytes = bytes.length;

  const login = route.kind === "open" ? undefined : authenticate(world, request, route, call.station);
  if (login === null) return refuseLogin(world);
  seen.credential = login?.serial ?? null;

  const body = parseObject(request, bytes);
  if (!body) return refuse("Invalid-Request", world.switches.current, world.dice);
  seen.uuid = typeof body["uuid"] === "string" ? body["uuid"].slice(0, 64) : null;
  const language = request.headers.get("accept-language")?.toLowerCase().startsWith("ar") ? "ar" : "en";
  const incoming: Incoming = { ...call, headers: request.headers, body, language };
  if (route.kind === "open") return route.run(world, incoming);
  return login ? route.run(world, incoming, login) : refuseLogin(world);
}

/** The credential of the Authorization header, or null when it may not make this call. */
function authenticate(
  world: World,
  request: Request,
  route: Extract<Route, { kind: "login" }>,
  station: Incoming["station"],
): Credential | null {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!encoded) return null;
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  const credential = world.credentials.byLogin(pair.slice(0, colon), pair.slice(colon + 1), station);
  if (colon < 0 || !credential || !route.login.includes(credential.kind)) return null;

  const now = world.clock.now();
  const { expiredCredential, expiredRenewal } = world.switches.current;
  const expiryMatters = (route.renewal ? expiredRenewal : expiredCredential) === "refused";
  return isRevoked(credential, now) || (expiryMatters && isExpired(credential, now)) ? null : credential;
}

function refuseLogin({ switches, dice, clock }: World): Response {
  const { unauthorizedShape } = switches.current;
  const shape = unauthorizedShape === "vary" ? dice.pick(["json", "empty"] as const) : unauthorizedShape;
  return unauthorized(shape, clock.now());
}

function parseObject(request: Request, bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return undefined;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
    return Object.fromEntries(Object.entries(parsed));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

async function readUpTo(request: Request, limit: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get("content-length") ?? "0") > limit) return undefined;
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.length > limit ? undefined : bytes;
}
