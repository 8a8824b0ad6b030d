import { readFile } from "node:fs/promises";
import { command, onlyOne } from "../command.ts";

export default command({
  summary: "Show what a certificate says",
  usage: `FILE

FILE holds a binarySecurityToken as the gateway gave it, PEM, base64 or DER.`,
  options: {},
  async run({ values, positionals }, io) {
    const bytes = await readFile(onlyOne(positionals, "file"));
    const { readCertificate } = await import("#lib/crypto/certificate.ts");
    const { subject, template, publicKey, signature, der: _der, base64: _base64, ...view } = readCertificate(bytes);
    const shown = {
      ...view,
      notBefore: view.notBefore.toISOString(),
      notAfter: view.notAfter.toISOString(),
      expired: view.notAfter <= io.clock.now(),
      ...subject,
      template: template && `${template.oid} ${template.major}.${template.minor}`,
      publicKey: Buffer.from(publicKey).toString("base64"),
      signature: Buffer.from(signature).toString("base64"),
    };
    if (values.json) io.out(`${JSON.stringify(shown)}\n`);
    else for (const [name, value] of Object.entries(shown)) io.out(`${name.padEnd(18)} ${value ?? "–"}\n`);
    return 0;
  },
});
