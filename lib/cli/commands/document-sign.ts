import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import { Secret } from "#lib/secret.ts";
import { command, momentOf, required, UsageError, type Io } from "../command.ts";
import { readJson } from "../read-json.ts";

export default command({
  summary: "Write, hash and stamp a document with a device's key and certificate",
  usage: `--in FILE.json|FILE.xml --key FILE --cert FILE [--icv N] [--pih HASH] [--at TIME]

The document is JSON in Khatm's own names or UBL XML, whose ICV, PIH, QR and signature are made anew;
number, UUID and issue time stay.
Without --icv and --pih it becomes the first document of a chain, without --at it is stamped now. The signed
XML is printed. Signed again at the same instant, a document differs in the signature and its copy in the QR
alone, which hold a random number.`,
  options: {
    in: { type: "string" },
    key: { type: "string" },
    cert: { type: "string" },
    icv: { type: "string", default: "1" },
    pih: { type: "string" },
    at: { type: "string" },
  },
  async run({ values }, io) {
    const file = required(values.in, "--in");
    const { privateKey, certificate } = await signer(required(values.key, "--key"), required(values.cert, "--cert"));
    const { firstPih } = await import("#lib/ubl/issue.ts");
    const { signDocument } = await import("#lib/ubl/sign.ts");
    const icv = counter(values.icv);
    const pih = previousHash(values.pih ?? firstPih, firstPih);

    const document = await readInput(file, io);
    const signingTime = momentOf(values.at, io);
    const { xml, hash, qr, uuid } = signDocument({ document, privateKey, certificate, signingTime, icv, pih });
    const text = new TextDecoder().decode(xml);
    io.out(values.json ? `${JSON.stringify({ uuid, icv: icv.toString(), pih, hash, qr, xml: text })}\n` : text);
    return 0;
  },
});

async function signer(keyFile: string, certificateFile: string) {
  const { importPrivateKey } = await import("#lib/crypto/key-pair.ts");
  const { readCertificate, keyMatchesCertificate } = await import("#lib/crypto/certificate.ts");
  const privateKey = importPrivateKey(new Secret(await readFile(keyFile)));
  const certificate = readCertificate(await readFile(certificateFile));
  if (keyMatchesCertificate(privateKey, certificate)) return { privateKey, certificate };
  throw new AppError("input.invalid", {}, [{ path: "key", code: "not_the_key_of_the_certificate", params: {} }]);
}

async function readInput(file: string, io: Io) {
  if (file.toLowerCase().endsWith(".json")) {
    const { DocumentInput } = await import("#lib/ubl/input.ts");
    const { documentFrom } = await import("#lib/ubl/document-from.ts");
    return documentFrom(parseInput(DocumentInput, await readJson(file)), { uuid: randomUUID(), now: io.clock.now() });
  }
  const bytes = await readFile(file);
  const { readDocument } = await import("#lib/ubl/read.ts");
  const { document, replaced } = readDocument(bytes, randomUUID());
  const names = Object.entries(replaced).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [name],
  );
  if (names.length > 0) io.warn(`made anew: ${names.join(", ")}\n`);
  return document;
}

function counter(text: string): bigint {
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new UsageError("--icv is a whole number from 1");
  return BigInt(text);
}

function previousHash(text: string, first: string): string {
  if (text !== first && !/^[A-Za-z0-9+/]{43}=$/.test(text)) throw new UsageError("--pih is base64 of 32 bytes");
  return text;
}
