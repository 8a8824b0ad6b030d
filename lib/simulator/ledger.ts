import { z } from "zod";
import type { Invoice } from "./document/read.ts";
import type { Credential } from "./credentials.ts";
import type { Store } from "./store.ts";

const Row = z.object({
  id: z.number(),
  vat: z.string(),
  credential: z.number(),
  hash: z.string(),
  uuid: z.string(),
  number: z.string(),
  icv: z.string(),
  pih: z.string(),
  outcome: z.enum(["accepted", "rejected"]),
  simplified: z.number(),
  issued_at: z.number().nullable(),
  received_at: z.number(),
});
export type LedgerRow = z.infer<typeof Row>;

const Answer = z.object({ answer: z.string().nullable() });
const Chain = z.object({ credential: z.number() });
const Name = z.object({ step: z.string() });

export type Receipt = {
  readonly credential: Credential;
  /** The credential whose chain the document belongs to: the one that signed it. */
  readonly chain: number;
  readonly invoice: Invoice;
  readonly accepted: boolean;
  readonly answer: string | null;
};

export type Ledger = {
  record(receipt: Receipt, now: Date): void;
  /** What was answered to the same hash within the last 24 hours, when that was accepted. */
  remembered(credential: Credential, hash: string, now: Date): { readonly answer: string | null } | undefined;
  chain(credential: number): readonly LedgerRow[];
  /** The credentials that have documents. */
  chains(): readonly number[];
  neighbours(credential: number, icv: bigint): readonly LedgerRow[];
  passStep(credential: number, step: string): void;
  passedSteps(credential: number): readonly string[];
};

const columns = "id, vat, credential, hash, uuid, number, icv, pih, outcome, simplified, issued_at, received_at";
const day = 86_400_000;

export function createLedger(store: Store): Ledger {
  return {
    record: (receipt, now) => insert(store, receipt, now),
    remembered: ({ station, vat }, hash, now) =>
      store.get(
        Answer,
        `select answer from documents where station = ? and vat = ? and hash = ? and outcome = 'accepted' and received_at > ?
         order by id limit 1`,
        station,
        vat,
        hash,
        now.getTime() - day,
      ),
    chain: (credential) =>
      store.all(Row, `select ${columns} from documents where credential = ? order by id`, credential),
    chains: () => store.all(Chain, "select distinct credential from documents").map(({ credential }) => credential),
    neighbours: (credential, icv) =>
      store.all(
        Row,
        `select ${columns} from documents where credential = ? and icv in (?, ?, ?)`,
        credential,
        String(icv - 1n),
        String(icv),
        String(icv + 1n),
      ),
    passStep: (credential, step) => {
      store.run("insert or ignore into steps values (?, ?)", credential, step);
    },
    passedSteps: (credential) =>
      store.all(Name, "select step from steps where credential = ?", credential).map(({ step }) => step),
  };
}

function insert(store: Store, { credential, chain, invoice, accepted, answer }: Receipt, now: Date): void {
  store.run(
    `insert into documents (station, vat, credential, hash, uuid, number, icv, pih, outcome, simplified, issued_at, received_at, answer)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    credential.station,
    credential.vat,
    chain,
    invoice.hash,
    invoice.uuid,
    invoice.number,
    invoice.icv,
    invoice.pih,
    accepted ? "accepted" : "rejected",
    invoice.standard ? 0 : 1,
    issuedAt(invoice),
    now.getTime(),
    answer,
  );
}

/** Milliseconds of the issue time, which is Riyadh time unless it ends in `Z`. */
function issuedAt({ issueDate, issueTime }: Invoice): number | null {
  const at = Date.parse(`${issueDate}T${issueTime.endsWith("Z") ? issueTime : `${issueTime}+03:00`}`);
  return Number.isNaN(at) ? null : at;
}
