import { readFile } from "node:fs/promises";
import { command, onlyOne } from "../command.ts";

export default command({
  summary: "Print the invoice hash of a UBL document",
  usage: "FILE",
  options: {},
  async run({ values, positionals }, io) {
    const file = onlyOne(positionals, "file");
    const bytes = await readFile(file);
    const { hashDocument } = await import("#lib/ubl/canonical.ts");
    const { hash } = hashDocument(bytes);
    io.out(`${values.json ? JSON.stringify({ file, hash }) : hash}\n`);
    return 0;
  },
});
