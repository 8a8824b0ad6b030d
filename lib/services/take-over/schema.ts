import { z } from "zod";
import { toLatinDigits } from "#lib/domain/digits.ts";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";
import { idFilter } from "#lib/services/list-input.ts";

/** Certificates that one run takes. */
export const mostCertificates = 500;

const emptyIsNone = <T extends z.ZodType>(inner: T) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), inner.optional());

/** What a browser sends for a field in which no file was chosen; on the way here its missing name becomes a word. */
const isNoFile = (value: unknown): boolean =>
  value instanceof File && value.size === 0 && (value.name === "" || value.name === "undefined");

const filesOf = z.preprocess(
  (value) => [value ?? []].flat().filter((file) => !isNoFile(file)),
  z.array(z.file().max(10_000_000)).max(mostCertificates),
);

const where = {
  establishmentId: z.uuid(),
  /** Without it the issuer of each certificate says it. */
  environment: emptyIsNone(z.enum(environments)),
};

/** Where the units stand whose branch the certificate does not name. */
const home = { branchId: z.uuid() };

export const ReviewCertificates = z.object({
  ...where,
  ...home,
  text: z.string().max(4_000_000).default(""),
  files: filesOf,
});

export const WatchCertificates = z.object({
  ...where,
  ...home,
  /** The certificates, as base64 of DER. */
  chosen: z.preprocess((value) => [value ?? []].flat(), z.array(z.string().max(90_000)).min(1).max(mostCertificates)),
});

const piece = z.string().max(20_000).default("");
const pieceFile = z.file().max(65_536).optional();

export const TakeOver = z.object({
  ...where,
  /** Home of a unit that is not recorded here yet. */
  branchId: emptyIsNone(z.uuid()),
  /** Its name here; without one the certificate's common name. */
  name: emptyIsNone(line(127)),
  privateKey: piece,
  privateKeyFile: pieceFile,
  token: piece,
  tokenFile: pieceFile,
  secret: piece,
  lastIcv: z
    .string()
    .transform((text) => toLatinDigits(text).trim())
    .default(""),
  lastHash: z.string().max(1000).default(""),
  /** The last document that the unit issued, which says counter and hash by itself. */
  lastDocument: z.file().max(10_000_000).optional(),
});

/** What the command line reads from a file. */
export const TakeOverFile = z.object({
  privateKey: piece,
  binarySecurityToken: piece,
  secret: piece,
  lastIcv: z.union([z.string(), z.number().int()]).transform(String).default(""),
  lastHash: z.string().default(""),
});

export const OfTakeOver = z.object({ takeOverId: z.uuid() });
export const ListTakeOvers = z.object({ establishment: idFilter });
