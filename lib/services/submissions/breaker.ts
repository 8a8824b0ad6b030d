import { eq } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import type { Reader } from "#db/read.ts";
import { breakers } from "#db/schema/sending.ts";
import { statement } from "#db/statement.ts";
import { admission, closedBreaker, experienced, probing, type Breaker, type Experience } from "#lib/domain/breaker.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { NotNow } from "./not-now.ts";

export async function findBreaker(db: Pick<Reader, "select">, environment: Environment): Promise<Breaker> {
  const [found] = await selectBreaker(db, { environment });
  return found ?? closedBreaker;
}

/** Lets a call pass, or throws until when none may. Of an open breaker only one call passes, to find out. */
export async function passBreaker(tx: Writer, environment: Environment, now: Date): Promise<Breaker> {
  const seen = await findBreaker(tx, environment);
  if (seen.state === "closed") return seen;
  const breaker = await lockBreaker(tx, environment);
  const admitted = admission(breaker, now);
  if (admitted.kind === "wait") throw new NotNow("lane", admitted.until);
  if (admitted.kind === "probe") await keep(tx, environment, probing(breaker, now));
  return breaker;
}

export type Lesson = { readonly what: Experience; readonly deviceId: string; readonly cause: string };

/** Writes down what calls taught about the platform, in their order; tells when the breaker opened or closed, and by which of them. */
export async function teachBreaker(
  tx: Writer,
  environment: Environment,
  lessons: readonly Lesson[],
  now: Date,
): Promise<readonly { readonly turned: "opened" | "closed"; readonly cause: string }[]> {
  const seen = await findBreaker(tx, environment);
  const learnt = (from: Breaker): Breaker =>
    lessons.reduce((breaker, { what, deviceId }) => experienced(breaker, what, deviceId, now), from);
  if (learnt(seen) === seen) return [];
  const before = await lockBreaker(tx, environment);
  const turns: { turned: "opened" | "closed"; cause: string }[] = [];
  let breaker = before;
  for (const { what, deviceId, cause } of lessons) {
    const after = experienced(breaker, what, deviceId, now);
    if (breaker.state === "closed" && after.state === "open") turns.push({ turned: "opened", cause });
    if (breaker.state !== "closed" && after.state === "closed") turns.push({ turned: "closed", cause });
    breaker = after;
  }
  if (breaker !== before) await keep(tx, environment, breaker);
  return turns;
}

async function lockBreaker(tx: Writer, environment: Environment): Promise<Breaker> {
  await tx
    .insert(breakers)
    .values({ environment, ...columns(closedBreaker) })
    .onConflictDoNothing();
  const [found] = await holdBreaker(tx, { environment });
  return found ?? closedBreaker;
}

const keep = (tx: Writer, environment: Environment, breaker: Breaker) =>
  tx.update(breakers).set(columns(breaker)).where(eq(breakers.environment, environment));

const columns = (breaker: Breaker) => ({ ...breaker, failingDevices: [...breaker.failingDevices] });

const shown = {
  state: breakers.state,
  cause: breakers.cause,
  failures: breakers.failures,
  failingDevices: breakers.failingDevices,
  refusals: breakers.refusals,
  openings: breakers.openings,
  openedAt: breakers.openedAt,
  probeAt: breakers.probeAt,
  recoveredAt: breakers.recoveredAt,
};

type Of = { environment: Environment };
const selectBreaker = statement<Of>()((db, given) =>
  db
    .select(shown)
    .from(breakers)
    .where(eq(breakers.environment, given("environment"))),
);
const holdBreaker = statement<Of>()((db, given) =>
  db
    .select(shown)
    .from(breakers)
    .where(eq(breakers.environment, given("environment")))
    .for("update"),
);
