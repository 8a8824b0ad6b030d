import { AppError } from "#lib/errors.ts";
import { keyringFromFile } from "#lib/vault/key-file.ts";

/** Makes the root key for a database that has sealed nothing yet; for any other one it must be there, and fit for use. */
export async function keepRootKey(file: string | undefined, emptyDatabase: boolean): Promise<void> {
  if (file === undefined) return;
  try {
    await keyringFromFile(file, { mayCreate: emptyDatabase });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new Error(`${explain(cause, file)} (${cause.code})`, { cause });
  }
}

function explain({ code }: AppError, file: string): string {
  if (code === "vault.no_key")
    return `The root key file ${file} is missing or empty. Put its backup there: only it opens what is sealed.`;
  if (code === "vault.key_file_exposed")
    return `Others may use the root key file ${file}. Take their rights away: chmod 600 ${file}`;
  return `The root key file ${file} cannot be used.`;
}
