import { createTransport } from "nodemailer";
import type { MailConfig } from "./config.ts";
import { confirmed, failed, unknown, type Delivery } from "./delivery.ts";

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same letter sent again bears the same Message-ID. */
  readonly id: string;
};

export type SendLetter = (letter: Letter) => Promise<Delivery>;

/** Sends letters over SMTP, one connection each. A letter is confirmed once the server took it over (its 250 after DATA). */
export function createMail({ host, port, tls, login, from }: MailConfig, timeoutMs = 20_000): SendLetter {
  const transport = createTransport({
    host,
    port,
    secure: tls === "implicit",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password.revealText() } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  return async ({ to, subject, text, html, id }) => {
    const messageId = `<${id}@${domainOf(from)}>`;
    const headers = { "Auto-Submitted": "auto-generated" };
    try {
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text, html, messageId, headers });
      return confirmed;
    } catch (error) {
      return deliveryOf(error);
    }
  };
}

const domainOf = (from: string): string => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? "khatm.invalid";

function deliveryOf(error: unknown): Delivery {
  const code = part(error, "code");
  if (code === "EAUTH") return failed("sign_in_refused");
  if (code === "ETLS") return failed("tls");
  if (code === "EDNS") return failed("unresolved");
  if (code === "EENVELOPE") return failed("recipient_refused");
  if (code === "EMESSAGE") return failed("refused");
  // the server had the letter and did not say what became of it
  if (part(error, "command") === "DATA") return unknown(code === "ETIMEDOUT" ? "timeout" : "no_answer");
  if (code === "ETIMEDOUT") return failed("timeout");
  return failed(/^(?:ECONN|ESOCKET|EHOST|ENET)/.test(code) ? "unreachable" : "refused");
}

function part(error: unknown, name: "code" | "command"): string {
  if (!(error instanceof Error)) return "";
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" ? value : "";
}
