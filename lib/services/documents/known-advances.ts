import { sql } from "drizzle-orm";
import { idList } from "#db/among.ts";
import type { Reader } from "#db/read.ts";
import { leftOf, sharesOf, type VatShare } from "#lib/domain/prepayment.ts";
import { isUuid } from "#lib/domain/uuid.ts";
import type { DeviceRecord } from "#lib/services/devices/load.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import { readDocument } from "#lib/ubl/read.ts";
import { computeTotals } from "#lib/ubl/totals.ts";
import { readTaken } from "./taken.ts";

/** A document of the establishment that another one names. */
export type NamedDocument = {
  readonly id: string;
  readonly deviceId: string;
  /** Undefined where it is no prepayment (386) that holds. */
  readonly advance: KnownAdvance | undefined;
};

export type KnownAdvance = {
  readonly document: InvoiceDocument;
  readonly given: readonly VatShare[];
  readonly left: readonly VatShare[];
};

type Name = { readonly number: string; readonly uuid?: string };

/** The establishment's own document of each name, by UUID or else by number, whichever branch or device issued it; undefined where Khatm knows none. */
export async function findNamed(
  db: Pick<Reader, "select">,
  { establishmentId, environment }: Pick<DeviceRecord, "establishmentId" | "environment">,
  names: readonly Name[],
): Promise<readonly (NamedDocument | undefined)[]> {
  const numbers = JSON.stringify(names.map(({ number }) => number));
  const uuids = idList(names.flatMap(({ uuid }) => (uuid !== undefined && isUuid(uuid) ? [uuid] : [])));
  const found = await db.select(columns).from(sql`khatm_named_prepayments(${establishmentId}::uuid,
      ${environment}::environment, array(select jsonb_array_elements_text(${numbers}::jsonb)), ${uuids}::uuid[]) as named`);
  const live = found.filter(({ xml, rejected }) => xml !== null && !rejected);
  const taken = await readTaken(
    db,
    live.map(({ id }) => id),
  );
  const known = found.map(({ id, deviceId, number, uuid, rejected, xml }) => {
    const document = xml === null || rejected ? undefined : readDocument(xml, uuid).document;
    const given = sharesOf(document ? computeTotals(document).breakdown : []);
    const advance = document && { document, given, left: leftOf(given, taken.get(id) ?? []) };
    return { number, uuid, rejected, id, deviceId, advance };
  });
  return names.map(({ number, uuid }) => {
    const same = known.filter((one) => one.uuid === uuid?.toLowerCase());
    // another system's prepayment may bear the number of an invoice of ours, and its UUID tells
    const ofNumber = known.find((one) => one.number === number && (uuid === undefined || one.advance !== undefined));
    return same.find(({ rejected }) => !rejected) ?? ofNumber ?? same[0];
  });
}

const columns = {
  id: sql<string>`id`,
  deviceId: sql<string>`device_id`,
  number: sql<string>`number`,
  uuid: sql<string>`uuid`,
  rejected: sql<boolean>`rejected`,
  xml: sql<Uint8Array | null>`xml`,
};
