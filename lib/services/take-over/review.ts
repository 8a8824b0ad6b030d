import { query } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { judgeAll, type Judged } from "./judge.ts";
import { readKnown } from "./known.ts";
import { certificatesOfFiles, certificatesOfPasted } from "./read-files.ts";
import { mostCertificates, ReviewCertificates } from "./schema.ts";

/** A dry run: what every certificate of a paste and of files is, whose it is, and why it would not be taken. Nothing is kept. */
export const reviewCertificates = query({
  name: "take_over.review",
  permission: "fleet:write",
  input: ReviewCertificates,
  async run(ctx, { establishmentId, text, files, ...asked }) {
    const sighted = [...certificatesOfPasted(text), ...(await certificatesOfFiles(files))];
    if (sighted.length === 0) throw refusedFiles("required", {});
    if (sighted.length > mostCertificates)
      throw refusedFiles("elsewhere.too_many", { count: sighted.length, most: mostCertificates });
    const known = await ctx.read((db) =>
      readKnown(
        db,
        establishmentId,
        sighted.flatMap(({ certificate }) => certificate ?? []),
      ),
    );
    return judgeAll(known, sighted, asked, ctx.clock.now()).map(viewOf);
  },
});

export type ReviewedRow = ReturnType<typeof viewOf>;

const refusedFiles = (code: string, params: Readonly<Record<string, number>>): AppError =>
  new AppError("input.invalid", { count: 1 }, [{ path: "files", code, params }]);

function viewOf({ certificate, guess, environment, unit, branch, ...row }: Judged) {
  return {
    ...row,
    guess: guess ?? null,
    environment: environment ?? null,
    certificate: certificate === undefined ? null : facts(certificate),
    unit: unit === undefined ? null : { id: unit.id, name: unit.name, status: unit.status },
    branch: branch === undefined ? null : { nameAr: branch.nameAr, nameEn: branch.nameEn },
  };
}

const facts = (certificate: NonNullable<Judged["certificate"]>) => ({
  base64: certificate.base64,
  fingerprint: certificate.fingerprintSha256,
  serialNumber: certificate.serialNumber,
  commonName: certificate.subject.commonName,
  issuer: certificate.issuerName,
  egsSerial: certificate.egsSerial,
  vatNumber: certificate.vatNumber,
  notAfter: certificate.notAfter,
});
