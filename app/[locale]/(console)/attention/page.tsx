import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHead } from "#components/ui/page-head.tsx";
import { countAsleep } from "#lib/services/attention/asleep.ts";
import { showAttention } from "#lib/services/attention/queries.ts";
import { countDevices } from "#lib/services/devices/registration.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { can } from "#lib/actor.ts";
import { ask } from "../ask.ts";
import { NoDevices } from "../devices/no-devices.tsx";
import { Horizon } from "../horizon.tsx";
import { Live } from "../live.tsx";
import { Acts } from "./acts.tsx";
import { AttentionList } from "./attention-list.tsx";
import { Nearest } from "./nearest.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("attention");
  return { title: t("title") };
}

export default async function AttentionPage() {
  const [{ actor }, t] = await Promise.all([requiredSession(), getTranslations("attention")]);
  if (!can(actor, "establishment:read")) return <PageHead title={t("title")} state={t("firstTitle")} />;

  const establishment = await selectedEstablishment(actor);
  const [found, devices, asleep] = await Promise.all([
    ask(showAttention, { establishment }),
    ask(countDevices, { establishment }),
    ask(countAsleep, { establishment }),
  ]);
  if (devices.all === 0)
    return (
      <>
        <PageHead title={t("title")} state={t("firstTitle")} />
        <div className="rounded-md border bg-surface">
          <NoDevices mayRegister={can(actor, "device:write")} mayBring={can(actor, "fleet:write")} />
        </div>
      </>
    );

  return (
    <>
      <PageHead
        title={t("title")}
        state={t("state", { count: found.count })}
        action={<Acts found={found.found} at={found.at} asleep={asleep} />}
      />
      <Horizon establishment={establishment} title={t("horizonTitle")} />
      {can(actor, "document:read") && <Nearest establishment={establishment} below={found.found} />}
      <AttentionList found={found.found} now={found.at} />
      <Live establishment={establishment} />
    </>
  );
}
