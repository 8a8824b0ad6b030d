import { EnvironmentError } from "#lib/environment-error.ts";
import { Secret } from "#lib/secret.ts";

type Variables = Readonly<Record<string, string | undefined>>;

export type MailConfig = {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte; `starttls`: demanded before anything is said; `none`: this machine only. */
  readonly tls: "implicit" | "starttls" | "none";
  readonly login: { readonly user: string; readonly password: Secret } | undefined;
  readonly from: string;
};

/**
 * The mail server of `KHATM_SMTP_URL` (`smtps://user:password@host:465`, or `smtp://…:587`, which then demands STARTTLS unless the server is
 * this machine) and the sender of `KHATM_MAIL_FROM`; undefined where no mail is set up.
 */
export function mailConfig(variables: Variables): MailConfig | undefined {
  const { KHATM_SMTP_URL: url = "", KHATM_MAIL_FROM: from = "" } = variables;
  if (url === "") return undefined;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new EnvironmentError("KHATM_SMTP_URL must be smtp://host:port or smtps://host:port.");
  if (!/^[^\r\n]+@[^\r\n]+$/.test(from))
    throw new EnvironmentError("Set KHATM_MAIL_FROM to the address that mail comes from.");
  const { protocol, hostname, port, username, password } = new URL(url);
  const implicit = protocol === "smtps:";
  const here = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (implicit ? 465 : 587) : Number(port),
    tls: implicit ? "implicit" : here ? "none" : "starttls",
    login: username === "" ? undefined : { user: decodeURIComponent(username), password: secretOf(password) },
    from,
  };
}

const secretOf = (encoded: string): Secret => new Secret(decodeURIComponent(encoded));

/** Where people open the console, for the links of messages; undefined where nobody said. */
export function consoleAddress({ NEXTAUTH_URL = "" }: Variables): URL | undefined {
  return URL.canParse(NEXTAUTH_URL) ? new URL(NEXTAUTH_URL) : undefined;
}
