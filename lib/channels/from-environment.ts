import { loopbackAllowed } from "#lib/webhooks/config.ts";
import { createSender } from "#lib/webhooks/sender.ts";
import { consoleAddress, mailConfig } from "./config.ts";
import { createChannels, type Channels } from "./deliver.ts";
import { createMail } from "./mail.ts";

/** The ways outwards as the environment says. */
export function channelsFrom(variables: Readonly<Record<string, string | undefined>>): Channels {
  const mail = mailConfig(variables);
  return createChannels({
    send: createSender({ loopbackAllowed: loopbackAllowed(variables) }),
    mail: mail && createMail(mail),
    pages: consoleAddress(variables),
  });
}
