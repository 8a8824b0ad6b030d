import { useTranslations } from "next-intl";
import { Code, CodeBlock } from "#components/ui/code.tsx";
import { eventKinds } from "#lib/domain/event.ts";
import { exampleEvent, exampleMessage } from "#lib/web/example-news.ts";
import { FieldsTable } from "./fields-table.tsx";
import type { ApiField } from "./fields-of.ts";
import { Part } from "./part.tsx";
import { pretty, Sample } from "./sample.tsx";

const headers = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;

/** What a webhook receives, and how its receiver knows that it is from Khatm. */
export function Events({ event }: { event: readonly ApiField[] }) {
  const [t, words] = [useTranslations("api"), useTranslations("webhooks.eventHint")];
  return (
    <Part id="events" title={t("events.title")}>
      <p>{t("events.text")}</p>
      <p>{t("events.feed")}</p>
      <CodeBlock label={t("events.feed")}>{feed}</CodeBlock>
      <h3 className="font-semibold">{t("events.kinds")}</h3>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[16rem_minmax(0,1fr)]">
        {eventKinds.map((kind) => (
          <div key={kind} className="contents">
            <dt>
              <Code>{kind}</Code>
            </dt>
            <dd>{words(kind)}</dd>
          </div>
        ))}
      </dl>
      <FieldsTable label={t("body")} fields={event} />
      <h3 className="font-semibold">{t("events.sign")}</h3>
      <p>{t("events.signText")}</p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[16rem_minmax(0,1fr)]">
        {headers.map((header) => (
          <div key={header} className="contents">
            <dt>
              <Code>{header}</Code>
            </dt>
            <dd>{t(`headers.${header}`)}</dd>
          </div>
        ))}
      </dl>
      <CodeBlock label={t("events.sign")}>{formula}</CodeBlock>
      <p>{t("events.try")}</p>
      <Sample label={t("events.try")}>{message()}</Sample>
    </Part>
  );
}

const feed = `GET /api/v1/events?after=0

${pretty({ events: [exampleEvent], next: exampleEvent.position, more: false })}`;

const formula = `v1,base64(hmac_sha256(base64_decode(secret after "whsec_"),
  webhook-id + "." + webhook-timestamp + "." + body))`;

/** A message that a receiver can be tried with, its signature made as every other. */
function message(): string {
  const { secret, headers: signed, body } = exampleMessage();
  const written = Object.entries(signed).map(([name, value]) => `${name}: ${value}`);
  return [`secret: ${secret}`, "", ...written, "", body].join("\n");
}
