import { AppError, type ErrorCode } from "#lib/errors.ts";

const byConstraint: Readonly<Record<string, { code: ErrorCode; path: string }>> = {
  establishments_vat_number_unique: { code: "establishment.vat_number_taken", path: "vatNumber" },
  members_tin: { code: "member.tin_taken", path: "tin" },
  devices_serial: { code: "device.serial_taken", path: "egsSerial" },
  users_email_unique: { code: "people.email_taken", path: "email" },
  document_identities_number: { code: "document.number_taken", path: "document.number" },
  document_identities_uuid: { code: "document.uuid_taken", path: "document.uuid" },
  saved_views_one_name: { code: "view.name_taken", path: "name" },
  enrolments_one_open: { code: "enrolment.already_open", path: "deviceId" },
};

/** What a constraint or row-level security refused, in words; a reference that leads nowhere is not found; anything else is thrown on as it came. */
export function explainViolation(error: unknown): unknown {
  const refused = databaseError(error);
  if (refused?.code === "23503") return new AppError("not_found", {}, [], { cause: error });
  if (refused?.code === "42501") return new AppError("auth.forbidden", {}, [], { cause: error });
  const constraint = refused?.constraint;
  const known = constraint === undefined ? undefined : byConstraint[constraint];
  if (known === undefined) return error;
  return new AppError(known.code, {}, [{ path: known.path, code: "taken", params: {} }], { cause: error });
}

function databaseError(error: unknown): { code: string; constraint: string | undefined } | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code))
    return { code: error.code, constraint: "constraint_name" in error ? String(error.constraint_name) : undefined };
  return databaseError(error.cause);
}
