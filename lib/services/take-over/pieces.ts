import type { z } from "zod";
import { keyMatchesCertificate, readCertificate, type CertificateView } from "#lib/crypto/certificate.ts";
import { importPrivateKey } from "#lib/crypto/key-pair.ts";
import { invoiceHashFrom } from "#lib/domain/invoice-hash.ts";
import type { TakeOverRefusal } from "#lib/domain/take-over.ts";
import { AppError, type FieldError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { firstPih } from "#lib/ubl/issue.ts";
import { positionIn, type PositionIn } from "#lib/ubl/position-in.ts";
import type { TakeOver } from "./schema.ts";

export type Pieces = {
  readonly privateKey: Secret;
  /** The binarySecurityToken as the gateway wants to see it. */
  readonly token: Secret;
  readonly secret: Secret;
  readonly certificate: CertificateView;
  readonly lastIcv: bigint;
  readonly lastHash: string;
};

type Given = z.output<typeof TakeOver>;
type Field = "privateKey" | "token" | "secret" | "lastIcv" | "lastHash" | "lastDocument";

/** Reads the pieces and holds them against each other; every piece that is wrong is named at once. Errors: `take_over.refused`. */
export async function readPieces(given: Given): Promise<Pieces> {
  const wrong: FieldError[] = [];
  const refuse = (path: Field, reason: TakeOverRefusal | "required") =>
    void wrong.push({ path, code: reason === "required" ? reason : `elsewhere.${reason}`, params: {} });
  const certified = readToken(await textOrFile(given.token, given.tokenFile), refuse);
  const privateKey = readKey(await textOrFile(given.privateKey, given.privateKeyFile), refuse);
  if (certified !== undefined && privateKey !== undefined && !keyMatchesCertificate(privateKey, certified.certificate))
    refuse("privateKey", "key_mismatch");
  const secret = readSecret(given.secret, refuse);
  const last = readPosition(given, await documentOf(given, refuse), refuse);
  if (
    certified === undefined ||
    privateKey === undefined ||
    secret === undefined ||
    last === undefined ||
    wrong.length > 0
  )
    throw new AppError("take_over.refused", { count: wrong.length }, wrong);
  return { ...certified, privateKey, secret, lastIcv: last.icv, lastHash: last.hash };
}

type Refuse = (path: Field, reason: TakeOverRefusal | "required") => undefined;
type Bytes = string | Uint8Array;

/** A file goes before the text; neither is more than a piece. */
async function textOrFile(text: string, file: Blob | undefined): Promise<Bytes> {
  if (file === undefined || file.size === 0) return text.trim();
  return new Uint8Array(await file.arrayBuffer());
}

function readToken(given: Bytes, refuse: Refuse): Pick<Pieces, "token" | "certificate"> | undefined {
  if (given.length === 0) return refuse("token", "required");
  try {
    const certificate = readCertificate(given);
    return { certificate, token: new Secret(tokenOf(given, certificate)) };
  } catch {
    return refuse("token", "malformed");
  }
}

/** The token verbatim where one was given; else as the gateway would have given it, base64 of the base64 certificate. */
function tokenOf(given: Bytes, { base64 }: CertificateView): string {
  const text = (typeof given === "string" ? given : new TextDecoder().decode(given)).replaceAll(/\s+/g, "");
  const inside = Buffer.from(text, "base64").toString("latin1").replaceAll(/\s+/g, "");
  return inside === base64 ? text : Buffer.from(base64, "latin1").toString("base64");
}

function readKey(given: Bytes, refuse: Refuse): Secret | undefined {
  if (given.length === 0) return refuse("privateKey", "required");
  try {
    return importPrivateKey(new Secret(given));
  } catch (error) {
    const curve = error instanceof AppError && error.code === "key.wrong_curve";
    return refuse("privateKey", curve ? "key_wrong_curve" : "key_unreadable");
  }
}

function readSecret(given: string, refuse: Refuse): Secret | undefined {
  const text = given.trim();
  if (text === "") return refuse("secret", "required");
  return /^[\x21-\x7e]{8,1000}$/.test(text) ? new Secret(text) : refuse("secret", "secret_malformed");
}

async function documentOf({ lastDocument }: Given, refuse: Refuse): Promise<PositionIn | undefined> {
  if (lastDocument === undefined || lastDocument.size === 0) return undefined;
  return positionIn(new Uint8Array(await lastDocument.arrayBuffer())) ?? refuse("lastDocument", "document_unreadable");
}

type Position = { readonly icv: bigint; readonly hash: string };

/** Counter and hash as they were typed, as the last document says them, or both where they agree. */
function readPosition(given: Given, document: PositionIn | undefined, refuse: Refuse): Position | undefined {
  const typedIcv = given.lastIcv === "" ? document?.icv : given.lastIcv;
  if (typedIcv === undefined) return refuse("lastIcv", "required");
  if (!/^\d{1,18}$/.test(typedIcv)) return refuse("lastIcv", "icv_malformed");
  const icv = BigInt(typedIcv);
  if (document !== undefined && icv !== BigInt(document.icv)) return refuse("lastIcv", "document_differs");
  const typedHash = given.lastHash.trim();
  if (icv === 0n)
    return typedHash === "" || typedHash === firstPih || isFirst(invoiceHashFrom(typedHash))
      ? { icv, hash: firstPih }
      : refuse("lastHash", "hash_before_first");
  if (typedHash === "" && document === undefined) return refuse("lastHash", "required");
  const hash = typedHash === "" ? document?.hash : invoiceHashFrom(typedHash);
  if (hash === undefined) return refuse("lastHash", "hash_malformed");
  if (isFirst(hash)) return refuse("lastHash", "hash_of_first");
  return document === undefined || document.hash === hash ? { icv, hash } : refuse("lastHash", "document_differs");
}

/** The PIH of a first document says the same as this, in the long form. */
const isFirst = (hash: string | undefined): boolean => hash !== undefined && hash === invoiceHashFrom(firstPih);
