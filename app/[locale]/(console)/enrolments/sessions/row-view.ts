import { nameIn } from "#components/records/name.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { SessionRow } from "#lib/services/otp-sessions/queries.ts";
import type { SessionRowView } from "./sessions-table.tsx";

export function rowView(row: SessionRow, locale: Locale): SessionRowView {
  const { id, kind, status, environment, size, done, startedBy, createdAt } = row;
  const name = { nameAr: row.establishmentNameAr, nameEn: row.establishmentNameEn };
  const establishment = nameIn(locale, name);
  return { id, kind, status, environment, size, done, startedBy, establishment, createdAt: createdAt.toISOString() };
}
