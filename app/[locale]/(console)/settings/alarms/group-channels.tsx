import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, StateMark } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { ChannelView } from "#lib/services/channels/queries.ts";
import { isReason } from "./reason.ts";
import { LimitChannel } from "./limit-channel.tsx";
import { RemoveChannel } from "./remove-channel.tsx";
import { TestButton } from "./test-button.tsx";

type Group = {
  readonly id: string;
  readonly name: string;
  readonly isFallback: boolean;
  readonly members: readonly object[];
};
type Props = { establishmentId: string; group: Group; channels: readonly ChannelView[]; views: readonly Choice[] };

/** By which ways one group is told, and how each one's last test really ended. */
export function GroupChannels({ establishmentId, group, channels, views }: Props) {
  const t = useTranslations("channels");
  const add = (
    <LinkButton href={`/settings/alarms/new?group=${group.id}`} icon={<Plus aria-hidden />}>
      {t("add")}
    </LinkButton>
  );
  return (
    <Section
      title={<bdi>{group.name}</bdi>}
      note={group.isFallback && <Badge>{t("fallback")}</Badge>}
      actions={add}
      flush
    >
      {!group.isFallback && group.members.length === 0 && (
        <p className="border-b px-4 py-2 text-cell text-ink-quiet">{t("emptyGroup")}</p>
      )}
      {channels.length === 0 && <p className="px-4 py-3 text-ink-quiet">{t("nobody")}</p>}
      <ul>
        {channels.map((channel) => (
          <li
            key={channel.id}
            className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-medium">{t(`kind.${channel.kind}`)}</p>
              <p className="text-cell wrap-anywhere text-ink-quiet">
                {channel.address === null ? t("eachMember") : <Code>{channel.address}</Code>}
              </p>
              <p className="text-cell">{limitOf(t, channel)}</p>
            </div>
            <div className="min-w-0 flex-1 basis-56 text-cell">
              <LastTest of={channel} />
            </div>
            <div className="flex flex-wrap items-start gap-2">
              <LimitChannel
                channelId={channel.id}
                name={channel.address ?? t(`kind.${channel.kind}`)}
                viewId={channel.viewStands ? channel.viewId : null}
                views={views}
              />
              <TestButton establishmentId={establishmentId} channelId={channel.id} />
              <RemoveChannel channelId={channel.id} name={channel.address ?? t(`kind.${channel.kind}`)} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function limitOf(t: ReturnType<typeof useTranslations<"channels">>, { viewName, viewStands }: ChannelView) {
  if (viewName === null) return t("limit.all");
  return viewStands ? t("limit.only", { view: viewName }) : t("limit.lost", { view: viewName });
}

function LastTest({ of: { lastTestAt, lastTestOutcome, lastTestReason } }: { of: ChannelView }) {
  const t = useTranslations("channels");
  if (lastTestAt === null || lastTestOutcome === null) return <span className="text-ink-quiet">{t("test.never")}</span>;
  const reason = t(`reason.${isReason(lastTestReason) ? lastTestReason : "other"}`);
  return (
    <>
      <StateMark state={looks[lastTestOutcome]} quiet>
        <span className="whitespace-normal">{t(`test.${lastTestOutcome}`, { reason })}</span>
      </StateMark>
      <p className="text-ink-quiet">
        {t("test.at")} <TimeText at={lastTestAt.toISOString()} />
      </p>
    </>
  );
}

const looks = { confirmed: "good", failed: "broken", unknown: "unknown" } as const;
