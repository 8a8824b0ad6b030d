import type { Digest } from "#lib/domain/digest.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import type { Secret } from "#lib/secret.ts";
import type { Message, Send, Sent } from "#lib/webhooks/sender.ts";
import { signatureHeaders } from "#lib/webhooks/sign.ts";
import { confirmed, failed, unknown, type Delivery } from "./delivery.ts";
import { digestLetter } from "./letter.ts";
import type { SendLetter } from "./mail.ts";
import { slackBody, teamsBody, webhookBody } from "./posts.ts";

/** Where one message goes. The addresses of Slack and Teams let anybody post, so they are secrets themselves. */
export type Destination =
  | { readonly kind: "email"; readonly to: string; readonly locale: Locale }
  | { readonly kind: "webhook"; readonly url: string; readonly secret: Secret }
  | { readonly kind: "slack" | "teams"; readonly url: Secret; readonly locale: Locale };

export type Channels = {
  /** Whether letters can be sent at all. */
  readonly hasMail: boolean;
  /** Under which address people open the console. */
  readonly pages: URL | undefined;
  letter: SendLetter;
  deliver(to: Destination, digest: Digest, at: Date): Promise<Delivery>;
};

type Parts = { readonly send: Send; readonly mail: SendLetter | undefined; readonly pages: URL | undefined };

/** Carries digests outwards. Every way has a timeout and every end a name; nothing is thrown and nothing logged. */
export function createChannels({ send, mail, pages }: Parts): Channels {
  const letter: SendLetter = mail ?? (() => Promise.resolve(failed("not_set_up")));
  return {
    hasMail: mail !== undefined,
    pages,
    letter,
    async deliver(to, digest, at) {
      if (to.kind === "email") return await letter(digestLetter(digest, to, pages));
      return deliveryOf(await send(messageOf(to, digest, at, pages)));
    },
  };
}

/** For programs that tell nobody anything. */
export const noChannels: Channels = createChannels({
  send: () => Promise.resolve({ kind: "failed", reason: "address_refused" }),
  mail: undefined,
  pages: undefined,
});

function messageOf(
  to: Exclude<Destination, { kind: "email" }>,
  digest: Digest,
  at: Date,
  pages: URL | undefined,
): Message {
  const headers = { "content-type": "application/json", "user-agent": "Khatm" };
  if (to.kind === "webhook") {
    const body = webhookBody(digest, at, pages);
    return {
      url: to.url,
      body,
      headers: { ...headers, ...signatureHeaders({ id: digest.id, at, body }, [to.secret]) },
    };
  }
  const body = to.kind === "slack" ? slackBody(digest, to.locale, pages) : teamsBody(digest, to.locale, pages);
  return { url: to.url.revealText(), body, headers };
}

/** What an answer over HTTP means for whether the other side has it. */
export function deliveryOf(sent: Sent): Delivery {
  if (sent.kind === "answered") {
    if (sent.status >= 200 && sent.status < 300) return confirmed;
    return failed(sent.status >= 300 && sent.status < 400 ? "redirected" : "refused");
  }
  if (sent.reason === "timeout") return unknown("timeout");
  if (sent.reason === "reset" || sent.reason === "answer_too_large") return unknown("no_answer");
  return failed(sent.reason);
}
