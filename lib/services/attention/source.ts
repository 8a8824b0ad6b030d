import type { Column, SQL, SQLWrapper } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Reader } from "#db/read.ts";
import type { Actor } from "#lib/actor.ts";
import type { AttentionSource } from "#lib/domain/attention.ts";
import type { Environment } from "#lib/domain/environment.ts";

export type Moment = { readonly now: Date };
export type Scope = Moment & { readonly establishment: string | undefined; readonly actor: Actor };
/** With the sources of which anything was put aside. */
export type Asked = Scope & { readonly sleeping: ReadonlySet<string> };

/** One thing that needs somebody. It exists exactly as long as the rows say so: nothing opens or closes it by hand. */
export type AttentionItem = {
  readonly source: AttentionSource;
  /** What it is about, among its source's items: a row's id, mostly. */
  readonly subject: string;
  /** Null for what concerns the whole installation in a view of several establishments; there nobody handles it. */
  readonly establishmentId: string | null;
  readonly device: Place | null;
  /** A name, where no device is meant. */
  readonly name: string | null;
  readonly since: Date | null;
  /** When it is too late. */
  readonly until: Date | null;
  /** A code that says more, in the words of its source. */
  readonly detail: string | null;
  /** The group that answers for it; null is the fallback. */
  readonly groupId: string | null;
};

export type Place = {
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
  readonly branchNameAr: string;
  readonly branchNameEn: string;
};

export type Found = {
  readonly source: AttentionSource;
  readonly items: readonly AttentionItem[];
  /** All of them, up to the cap of counts. */
  readonly total: number;
  readonly capped: boolean;
  /** How many more there would be were they not being handled already; undefined where nothing handles them. */
  readonly handled: number | undefined;
  readonly snoozed: number;
};

export type Source = (db: Reader, asked: Asked) => Promise<Found>;

/** A source whose items belong to devices, told declaratively: `table` joins the devices by `on`. */
export type DeviceSource = {
  readonly source: AttentionSource;
  readonly table: PgTable & { readonly establishmentId: Column };
  /** The column by which its establishment is told, the table's own if none is said. An index that begins with it is what finds the few rows. */
  readonly place?: Column;
  readonly on: SQL;
  readonly environment: SQLWrapper;
  readonly subject: SQLWrapper;
  readonly since: SQLWrapper;
  readonly until?: SQLWrapper;
  readonly detail?: SQLWrapper;
  /** Which rows need somebody. */
  readonly where: (at: Moment) => SQL | undefined;
  /** The same with those that are handled already. */
  readonly wholeWhere?: (at: Moment) => SQL | undefined;
  /** The most urgent first. */
  readonly order: SQLWrapper;
};
