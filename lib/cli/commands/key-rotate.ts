import { command, required, UsageError } from "../command.ts";

export default command({
  summary: "Put a fresh root key in front of those that seal every secret",
  usage: `

Writes a fresh key into the root key file (KHATM_KEY_FILE); the older ones stay in it and go on opening what they sealed.
Then: restart Khatm, keep a copy of the file, and run "khatm key rewrap". Where the keys come from KHATM_ROOT_KEY, put a
fresh one there yourself and the present one into KHATM_ROOT_KEYS_PREVIOUS.`,
  options: {},
  async run({ values }, io) {
    if (io.env["KHATM_ROOT_KEY"]) throw new UsageError("the root keys come from KHATM_ROOT_KEY, not from a file");
    const path = required(io.env["KHATM_KEY_FILE"], "KHATM_KEY_FILE");
    const { rotateKeyFile } = await import("#lib/vault/key-file.ts");
    const { current } = await rotateKeyFile(path);
    if (values.json) io.out(`${JSON.stringify({ key: current.id, path })}\n`);
    else
      io.out(
        `Root key ${current.id} now leads ${path}.\nRestart Khatm, keep a copy of the file, then: khatm key rewrap\n`,
      );
    return 0;
  },
});
