import { createHash, randomBytes } from "node:crypto";
import { Secret } from "#lib/secret.ts";

/** What the link carries behind its `#`, where no server and no log sees it: the establishment, a dot, and 256 random bits. */
export const freshToken = (establishmentId: string): Secret =>
  new Secret(`${establishmentId}.${randomBytes(32).toString("base64url")}`);

export const hashOfToken = (token: string): Uint8Array => createHash("sha256").update(token).digest();

/** Where the invitation lies; the token alone opens it. */
export const establishmentOf = (token: string): string => token.slice(0, 36);
