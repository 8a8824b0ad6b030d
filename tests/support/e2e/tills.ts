import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@playwright/test";
import { z } from "zod";
import { asOwner } from "./database.ts";

type Call = { readonly address: string; readonly key: string; readonly deviceId: string };

export type Tills = {
  /** Documents that were handed over so far. */
  readonly handed: readonly string[];
  close(): Promise<void>;
};

const betweenSalesMs = 600;

/** Tills that hand one document after another over to the API, until they are closed; closing says what failed. */
export function openTills(call: Call, count: number): Tills {
  const closing = new AbortController();
  const handed: string[] = [];
  const sellOn = async (till: number) => {
    for (let sold = 1; !closing.signal.aborted; sold += 1) {
      handed.push(await handOver(call, `T${till}-${sold}`));
      await sleep(betweenSalesMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const selling = Promise.allSettled(Array.from({ length: count }, (_, till) => sellOn(till + 1)));
  return {
    handed,
    close: async () => {
      closing.abort();
      expect((await selling).filter(({ status }) => status === "rejected")).toEqual([]);
    },
  };
}

const Answer = z.looseObject({
  id: z.uuid().optional(),
  type: z.string().optional(),
  icv: z.string().optional(),
  hash: z.string().optional(),
});

async function handOver(call: Call, number: string): Promise<string> {
  const { status, body } = await sell(call, number);
  if (status !== 201 || body.id === undefined) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.id;
}

/** Hands one document over and says how the API answered. */
export async function sell({ address, key, deviceId }: Call, number: string) {
  const answer = await fetch(new URL("/api/v1/documents", address), {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify({ deviceId, document: aSale(number) }),
  });
  return { status: answer.status, body: Answer.parse(await answer.json()) };
}

/** A glass of tea twice, in the words of the API. */
export const aSale = (number: string) => ({
  transaction: { kind: "simplified" },
  typeCode: "388",
  number,
  payments: [{ meansCode: "10" }],
  lines: [
    {
      quantity: { value: "2", unit: "PCE" },
      item: { name: "شاي بالنعناع" },
      vat: { category: "S" },
      price: { amount: "6.00" },
    },
  ],
});

const Rows = z.array(
  z.object({
    id: z.string(),
    chain: z.string(),
    icv: z.number(),
    signer: z.string(),
    own: z.boolean(),
    state: z.string(),
  }),
);

/** The device's documents: where they stand in which chain, whose they are by the ledger, and whether that certificate is in their bytes. */
export const soldBy = (deviceId: string) =>
  asOwner(async (sql) =>
    Rows.parse([
      ...(await sql`
        select d.id, d.chain_id as chain, d.icv::int as icv, d.credential_id as signer, s.state,
          position(replace(encode(c.certificate, 'base64'), chr(10), '') in convert_from(x.xml, 'UTF8')) > 0 as own
        from document_identities d
        join documents x on x.document_id = d.id and x.issued_at = d.created_at
        join credentials c on c.id = d.credential_id
        join submissions s on s.document_id = d.id
        where d.device_id = ${deviceId} order by d.chain_id, d.icv`),
    ]),
  );

/** How many documents were issued in the course of each renewal of the device, the first renewal first. */
export const soldDuringRenewals = (deviceId: string) =>
  asOwner(async (sql) =>
    z.array(z.object({ sold: z.number() })).parse([
      ...(await sql`
        select (select count(*)::int from document_identities d
          where d.device_id = e.device_id and d.created_at between e.created_at and e.updated_at) as sold
        from enrolments e where e.device_id = ${deviceId} and e.kind = 'renewal' order by e.created_at`),
    ]),
  );
