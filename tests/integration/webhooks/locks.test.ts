import { expect, test } from "vitest";
import { execute } from "#lib/command.ts";
import { createContext } from "#lib/context.ts";
import { deliverMessages } from "#lib/services/webhooks/deliver.ts";
import { removeEndpoint } from "#lib/services/webhooks/remove.ts";
import { enableEndpoint } from "#lib/services/webhooks/switch.ts";
import type { Sent } from "#lib/webhooks/sender.ts";
import { aTill } from "../../support/documents.ts";
import { worker } from "../../support/harness.ts";
import { endpointFor, settled } from "./news.ts";

const answers = {
  delivered: { kind: "answered", status: 200 },
  refused: { kind: "answered", status: 500 },
} as const satisfies Record<string, Sent>;
const acts = { enable: enableEndpoint, remove: removeEndpoint } as const;

for (const [ended, answer] of Object.entries(answers))
  for (const [name, act] of Object.entries(acts))
    test(`a message is recorded as ${ended} while somebody asks to ${name} its endpoint`, async (context) => {
      const till = await aTill(context);
      const { id: endpointId } = await endpointFor(till);
      await settled(till);
      const sent = Promise.withResolvers<Sent>();
      const sending = Promise.withResolvers<undefined>();
      const send = () => (sending.resolve(undefined), sent.promise);
      const delivering = execute(deliverMessages(send), createContext(till.harness.edges, worker), {});
      await sending.promise;

      // the endpoint is held until both wait: whoever holds messages by then and still wants the endpoint, waits for the other in a circle
      let acting: Promise<unknown> = Promise.resolve();
      await till.harness.owner.begin(async (sql) => {
        await sql`select 1 from webhook_endpoints where id = ${endpointId} for update`;
        acting = till.harness.run<{ endpointId: string }, { id: string }>(act, till.place.owner, { endpointId });
        await expect.poll(() => waiting(sql)).toBe(1);
        sent.resolve(answer);
        await expect.poll(() => waiting(sql)).toBe(2);
      });
      await Promise.all([acting, delivering]);
    });

type Sql = (text: TemplateStringsArray) => PromiseLike<readonly { readonly waiting?: number }[]>;

/** How many transactions of this database wait for another. */
const waiting = async (sql: Sql): Promise<number | undefined> =>
  (
    await sql`
      select count(distinct lock.pid)::int as waiting from pg_locks lock
      where not lock.granted and exists (select 1 from pg_locks own join pg_database here on here.oid = own.database
        where own.pid = lock.pid and here.datname = current_database())`
  )[0]?.waiting;
