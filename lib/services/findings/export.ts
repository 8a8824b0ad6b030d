import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { explain } from "#lib/rules/catalogue/index.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { csvDownload } from "#lib/services/csv-download.ts";
import type { Download } from "#lib/services/evidence/archive.ts";
import { throughView } from "#lib/services/views/through.ts";
import { listCauses } from "./causes.ts";
import { ExportCauses, ListCauses } from "./schema.ts";

const columns = [
  "code",
  "cause",
  "about",
  "documents",
  "since",
  "latest",
  "what_to_do",
  "note",
  "fixed_at",
  "environment",
];

/** The root causes of one establishment as a CSV file, in the language that is asked for. */
export const exportCauses = command({
  name: "findings.export",
  permission: "document:read",
  input: ExportCauses,
  async run(ctx, { locale, establishmentId, ...address }): Promise<Download> {
    await ctx.read((db) => loadEstablishment(db, establishmentId));
    const { establishment = establishmentId, ...shown } = await throughView(ctx, "findings", address);
    if (establishment !== establishmentId) throw new AppError("not_found");
    const { causes } = await listCauses.run(ctx, ListCauses.parse({ ...shown, establishment }));
    await ctx.atomically(async (tx) => {
      const detail = { causes: causes.length };
      const entry = { entity: "establishment", entityId: establishmentId, establishmentId, detail };
      tx.audit({ action: "findings.export", ...entry });
    });
    const lines = causes.map((cause) => {
      const words = explain(cause.code, cause.category)?.[locale];
      const name = locale === "ar" ? cause.name?.nameAr : cause.name?.nameEn;
      const about = name ?? "";
      const { code, message, documents, since, latest, note, fixedAt, environment } = cause;
      return [
        code,
        words?.title ?? message,
        about,
        documents,
        since,
        latest,
        words?.fix ?? null,
        note,
        fixedAt,
        environment,
      ];
    });
    return csvDownload(`root-causes_${locale}.csv`, columns, lines);
  },
});
