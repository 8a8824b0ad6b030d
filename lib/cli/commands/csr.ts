import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { CsrField } from "#lib/crypto/csr-config.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import { command, required, UsageError } from "../command.ts";
import { lineOf } from "../findings.ts";
import { readJson } from "../read-json.ts";

const environments = ["sandbox", "simulation", "production"] as const;

export default command({
  summary: "Make a key pair and a certificate signing request",
  usage: `--config FILE.json --environment ${environments.join("|")} --key-out FILE

The config holds the nine values commonName, serialNumber, organizationIdentifier, organizationUnitName,
organizationName, countryName, invoiceType, locationAddress and industryBusinessCategory.
The request is printed as PEM; the private key goes to a new file that only you can read.`,
  options: { config: { type: "string" }, environment: { type: "string" }, "key-out": { type: "string" } },
  async run({ values }, io) {
    const configFile = required(values.config, "--config");
    const keyFile = required(values["key-out"], "--key-out");
    const environment = environments.find((name) => name === values.environment);
    if (environment === undefined) throw new UsageError(`--environment is one of ${environments.join(", ")}`);

    const config = await readConfig(configFile);
    const { checkCsrConfig } = await import("#lib/crypto/check-csr-config.ts");
    for (const { field, code, params, severity } of checkCsrConfig(config))
      if (severity === "warning") io.warn(await lineOf({ path: field, code, params }));

    if (existsSync(keyFile)) throw taken(keyFile);
    const { buildCsr, csrField } = await import("#lib/crypto/build-csr.ts");
    const { generateKeyPair, exportPrivateKey } = await import("#lib/crypto/key-pair.ts");
    const { privateKey } = generateKeyPair();
    const { pem } = await buildCsr({ config, environment, privateKey });
    await writeFile(keyFile, exportPrivateKey(privateKey).reveal(), { mode: 0o600, flag: "wx" });

    io.out(values.json ? `${JSON.stringify({ environment, csr: pem, csrField: csrField(pem), keyFile })}\n` : pem);
    return 0;
  },
});

async function readConfig(file: string) {
  const { z } = await import("zod");
  const value = z.string().default("");
  const Config = z.strictObject({
    commonName: value,
    serialNumber: value,
    organizationIdentifier: value,
    organizationUnitName: value,
    organizationName: value,
    countryName: value,
    invoiceType: value,
    locationAddress: value,
    industryBusinessCategory: value,
  } satisfies Record<CsrField, typeof value>);
  return parseInput(Config, await readJson(file));
}

const taken = (path: string): AppError =>
  new AppError("input.invalid", {}, [{ path: "key-out", code: "file_exists", params: { path } }]);
