import type { CertificateView } from "#lib/crypto/certificate.ts";
import type { Environment } from "#lib/domain/environment.ts";
import { environmentOfIssuer, type WatchRefusal } from "#lib/domain/take-over.ts";
import { watchVerdict } from "#lib/domain/watch-verdict.ts";
import type { Known, KnownBranch, KnownUnit } from "./known.ts";
import type { Sighted } from "./read-files.ts";

type Asked = { readonly environment?: Environment | undefined; readonly branchId: string };

/** What would become of a certificate: the unit of the records it belongs to, or the one that would be made. */
export type Judged = {
  readonly file: string;
  readonly row: number;
  readonly certificate: CertificateView | undefined;
  readonly guess: Environment | undefined;
  readonly environment: Environment | undefined;
  readonly unit: KnownUnit | undefined;
  readonly branch: KnownBranch | undefined;
  /** Where the branch was not named by the certificate, but by the person. */
  readonly branchAssumed: boolean;
  readonly refusals: readonly WatchRefusal[];
  readonly warnings: readonly WatchRefusal[];
};

/** Judges each certificate by itself, then those of one unit against each other. */
export function judgeAll(known: Known, sighted: readonly Sighted[], asked: Asked, now: Date): readonly Judged[] {
  const judged = sighted.map((each) => judge(known, each, asked, now));
  return judged.map((one, index) => againstOthers(judged, one, index));
}

function judge(known: Known, sighted: Sighted, asked: Asked, now: Date): Judged {
  const { file, row, certificate, problem } = sighted;
  const nothing = { guess: undefined, environment: undefined, unit: undefined, branch: undefined };
  if (certificate === undefined)
    return {
      file,
      row,
      certificate,
      ...nothing,
      branchAssumed: false,
      refusals: [problem ?? "malformed"],
      warnings: [],
    };
  const guess = environmentOfIssuer(certificate.issuerName);
  const environment = asked.environment ?? guess;
  const unit =
    environment === undefined || certificate.egsSerial === null
      ? undefined
      : known.unitOf(environment, certificate.egsSerial);
  const named = branchOf(known, certificate, unit);
  const verdict = watchVerdict({
    certificate,
    now,
    vatNumber: known.establishment.vatNumber,
    environment,
    unknownIssuer: (environment && known.unknownIssuer.get(environment)) ?? "accept",
    kept: known.kept.has(certificate.fingerprintSha256),
    device: unit,
  });
  const branch = named ?? known.branches.find(({ id }) => id === asked.branchId);
  return { file, row, certificate, guess, environment, unit, branch, branchAssumed: named === undefined, ...verdict };
}

/** The branch of the unit's record, or the one that the certificate's unit (OU) names: by name, or in a VAT group by the member's TIN. */
function branchOf({ branches }: Known, { subject }: CertificateView, unit: KnownUnit | undefined) {
  if (unit !== undefined) return branches.find(({ id }) => id === unit.branchId);
  const named = (subject.organizationUnit ?? "").trim().toLowerCase();
  const found = branches.filter(({ nameAr, nameEn, tin }) =>
    [nameAr, nameEn, tin].some((name) => name !== null && name.toLowerCase() === named),
  );
  return found.length === 1 ? found[0] : undefined;
}

function againstOthers(all: readonly Judged[], one: Judged, index: number): Judged {
  const { certificate, environment, refusals } = one;
  if (certificate === undefined || refusals.length > 0) return one;
  const same = all.flatMap((other, at) => {
    const unit = other.certificate?.egsSerial === certificate.egsSerial && other.environment === environment;
    return at !== index && unit && other.refusals.length === 0 && other.certificate !== undefined
      ? [{ at, certificate: other.certificate }]
      : [];
  });
  const isSame = (other: CertificateView) => other.fingerprintSha256 === certificate.fingerprintSha256;
  if (same.some((other) => other.at < index && isSame(other.certificate))) return { ...one, refusals: ["repeated"] };
  const newer = same.some(
    (other) =>
      !isSame(other.certificate) &&
      (other.certificate.notAfter > certificate.notAfter ||
        (other.certificate.notAfter.getTime() === certificate.notAfter.getTime() && other.at < index)),
  );
  return newer ? { ...one, refusals: ["older_than_known"] } : one;
}
