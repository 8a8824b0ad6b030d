import { getLocale, getTranslations } from "next-intl/server";
import { HoursLeft } from "#components/documents/hours-left.tsx";
import { nameIn } from "#components/records/name.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { getFormat } from "#lib/i18n/server.ts";
import { listEstablishments } from "#lib/services/establishments/queries.ts";
import { ask } from "../ask.ts";
import { platformWords, type LaneView, type Words } from "./platform-words.ts";
import { QueueAges } from "./queue-ages.tsx";

/** What waits for one VAT number in one environment, and when it will be through. */
export async function LaneCard({ lane }: { lane: LaneView }) {
  const [t, format, locale] = await Promise.all([getTranslations("queue"), getFormat(), getLocale()]);
  const owners = await ask(listEstablishments, {});
  const owner = owners.find(({ id }) => id === lane.establishmentId);
  const platform = platformWords(t, lane.platform, (at) => format.time(at));
  const count = (value: number, state?: string) =>
    value === 0 || state === undefined ? format.number(value) : linkTo(state, format.number(value));
  const ready =
    lane.readyAt === null ? t(`noForecast.${whyNot(lane)}`) : t("readyAt", { time: format.dateTime(lane.readyAt) });
  return (
    <Section
      title={owner ? nameIn(locale, owner) : t("lane")}
      actions={<EnvironmentMark environment={lane.environment} />}
    >
      <div className="mb-4 flex flex-wrap gap-x-4 gap-y-2">
        <StateMark state={levels[lane.level]}>{t(`level.${lane.level}`)}</StateMark>
        <StateMark state={platform.state}>{platform.words}</StateMark>
        <Unanswered lane={lane} />
        {lane.pausedUntil !== null && (
          <StateMark state="late">{t("throttled", { time: format.time(lane.pausedUntil) })}</StateMark>
        )}
      </div>
      <div className="@container">
        <div className="grid gap-x-12 gap-y-6 @3xl:grid-cols-2">
          <DescriptionList
            items={[
              { term: t("waiting"), value: count(lane.waiting, "pending") },
              { term: t("forecast"), value: lane.waiting === 0 ? t("nothing") : ready },
              ...(lane.heldBack > 0 ? [{ term: t("heldBack"), value: format.number(lane.heldBack) }] : []),
              { term: t("oldest"), value: lane.oldest ? <TimeText at={lane.oldest.toISOString()} /> : t("nothing") },
              { term: t("nextDue"), value: lane.nextDue && lane.oldest ? <Due lane={lane} /> : t("nothing") },
              {
                term: t("rate"),
                value: t("perMinute", { count: format.number(Math.round(lane.perMinute * 10) / 10) }),
              },
              { term: t("inFlight"), value: format.number(lane.inFlight) },
              ...paceOf(lane, t, format.number),
              { term: t("copiesMissing"), value: count(lane.copiesMissing, "copy_missing") },
              { term: t("stopped"), value: count(lane.stopped, "stopped") },
              { term: t("needPerson"), value: format.number(lane.needPerson) },
            ]}
          />
          <QueueAges ages={lane.byAge} />
        </div>
      </div>
    </Section>
  );
}

/** What a lane allows itself at present, once it has sent something. */
function paceOf({ pacePerSecond, paceInFlight }: LaneView, t: Words, shown: (value: number) => string) {
  if (pacePerSecond === null || paceInFlight === null) return [];
  const perSecond = shown(Math.round(pacePerSecond * 10) / 10);
  return [{ term: t("pace"), value: t("paceOf", { perSecond, atOnce: shown(Math.max(1, Math.floor(paceInFlight))) }) }];
}

function whyNot({ platform, waiting, heldBack }: LaneView): "platform" | "held" | "still" {
  if (platform.state !== "closed") return "platform";
  return heldBack >= waiting ? "held" : "still";
}

async function Unanswered({ lane: { environment } }: { lane: LaneView }) {
  const t = await getTranslations("evidence");
  return (
    <Link
      href={`/evidence?environment=${environment}&outcome=unanswered`}
      className="text-cell text-accent hover:underline sm:ms-auto"
    >
      {t("unansweredCalls")}
    </Link>
  );
}

function Due({ lane: { oldest, nextDue } }: { lane: LaneView }) {
  if (oldest === null || nextDue === null) return null;
  return (
    <ClientMessages also={["documents"]}>
      <HoursLeft from={oldest.toISOString()} dueAt={nextDue.toISOString()} />
    </ClientMessages>
  );
}

const linkTo = (state: string, words: string) => (
  <Link href={`/documents?state=${state}`} className="text-accent hover:underline">
    {words}
  </Link>
);

const levels = { calm: "good", watch: "due", urgent: "late", overdue: "broken" } as const satisfies Record<
  LaneView["level"],
  State
>;
