import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Follow } from "#components/enrolments/follow.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { EmptyState } from "#components/ui/states.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { queueOverview } from "#lib/services/submissions/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../ask.ts";
import { HeldDevices } from "./held-devices.tsx";
import { HoldDevice } from "./hold-device.tsx";
import { OutageDossier } from "./outage-dossier.tsx";
import { LaneCard } from "./lane-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queue");
  return { title: t("title") };
}

export default async function QueuePage() {
  const [{ actor }, format, t] = await Promise.all([requiredSession(), getFormat(), getTranslations("queue")]);
  const establishment = await selectedEstablishment(actor);
  const { worker, ...found } = await ask(queueOverview, {});
  const shown = ({ establishmentId }: { establishmentId: string }) =>
    establishment === "all" || establishmentId === establishment;
  const [lanes, held] = [found.lanes.filter(shown), found.held.filter(shown)];
  const waiting = lanes.reduce((sum, lane) => sum + lane.waiting, 0);
  const since = worker.at === null ? t("worker.never") : t("worker.since", { time: format.dateTime(worker.at) });
  const mayHold = can(actor, "device:write");
  return (
    <ClientMessages also={["queue"]}>
      <PageHead title={t("title")} state={t("state", { count: waiting })} />
      {!worker.alive && (
        <Banner state="broken" title={t("worker.dead")}>
          {since}
        </Banner>
      )}
      {lanes.length === 0 ? (
        <Section>
          <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
        </Section>
      ) : (
        <div className={lanes.length > 1 ? "grid gap-6 xl:grid-cols-2" : "grid"}>
          {lanes.map((lane) => (
            <LaneCard key={`${lane.establishmentId} ${lane.environment}`} lane={lane} />
          ))}
        </div>
      )}
      <HeldDevices held={held} mayRelease={mayHold} />
      {mayHold && <HoldDevice establishment={establishment} />}
      {establishment !== "all" && <OutageDossier establishmentId={establishment} />}
      <Follow pace="soon" words="" />
    </ClientMessages>
  );
}
