import type { Environment } from "#lib/domain/environment.ts";
import { AppError } from "#lib/errors.ts";

type Standing = {
  readonly archivedAt: Date | null;
  readonly vatSuspendedAt: Date | null;
  readonly armedAt: Date | null;
};

/** Whether a unit of this establishment may be enrolled in the environment now. */
export function refuseUnready(establishment: Standing, environment: Environment): void {
  refuseArchived(establishment);
  refuseVatSuspended(establishment);
  refuseUnarmed(establishment, environment);
}

export function refuseArchived({ archivedAt }: Pick<Standing, "archivedAt">): void {
  if (archivedAt !== null) throw new AppError("establishment.archived");
}

/** Whether a document may be issued in the environment now. */
export function refuseIssuing(establishment: Omit<Standing, "archivedAt">, environment: Environment): void {
  refuseVatSuspended(establishment);
  refuseUnarmed(establishment, environment);
}

function refuseVatSuspended({ vatSuspendedAt }: Pick<Standing, "vatSuspendedAt">): void {
  if (vatSuspendedAt !== null) throw new AppError("establishment.vat_suspended");
}

function refuseUnarmed({ armedAt }: Pick<Standing, "armedAt">, environment: Environment): void {
  if (environment === "production" && armedAt === null) throw new AppError("establishment.not_armed");
}
