import type { FieldError } from "#lib/errors.ts";
import type { ImportField, ImportKind } from "#lib/domain/import-fields.ts";

/** A row of a dry run as the browser shows it. */
export type RowShown = {
  readonly key: string;
  readonly row: number;
  readonly kind: ImportKind | undefined;
  readonly name: string;
  readonly about: string;
  readonly sheet: string;
  readonly needs: readonly { readonly key: string; readonly row: number }[];
  readonly problems: readonly (Omit<FieldError, "path"> & {
    readonly field: ImportField;
    readonly cell: string | undefined;
    readonly value: string;
  })[];
};
