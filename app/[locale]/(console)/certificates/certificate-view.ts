import { certificateState } from "#components/certificates/state.ts";
import { nameIn } from "#components/records/name.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { CertificateRow } from "#lib/services/credentials/queries.ts";
import type { CertificateRowView } from "./certificates-table.tsx";

/** A row for the browser; a certificate that was never read has no end and is not listed. */
export function certificateView(row: CertificateRow, now: Date, locale: Locale): readonly CertificateRowView[] {
  if (row.notAfter === null) return [];
  const { state, words } = certificateState(row, now);
  return [
    {
      id: row.id,
      deviceId: row.deviceId,
      device: row.deviceName,
      branch: nameIn(locale, { nameAr: row.branchNameAr, nameEn: row.branchNameEn }),
      kind: row.kind,
      environment: row.environment,
      serial: row.serialNumber,
      notAfter: row.notAfter.toISOString(),
      inUse: row.status === "live",
      state,
      word: words,
      plan: row.planState,
      plannedAt: row.planState === "waiting" ? (row.plannedAt?.toISOString() ?? null) : null,
      needsPerson: row.needsPerson,
      watched: row.origin === "watched",
    },
  ];
}
