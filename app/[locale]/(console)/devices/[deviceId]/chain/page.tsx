import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { canIn } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { inspectChain } from "#lib/services/chains/inspect.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { ChainActs } from "./chain-acts.tsx";
import { ChainFacts } from "./chain-facts.tsx";
import { ChainFindings } from "./chain-findings.tsx";

type Props = { params: Promise<{ deviceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { device }] = await Promise.all([getTranslations("chains"), ask(showDevice, await params)]);
  return { title: t("title", { device: device.name }) };
}

export default async function ChainPage({ params }: Props) {
  const [{ deviceId }, { actor }, t] = await Promise.all([params, requiredSession(), getTranslations("chains")]);
  const { device } = await ask(showDevice, { deviceId });
  const chain = await ask(inspectChain, { deviceId });
  const { name, establishmentId } = device;
  const trail = [
    { label: t("crumb"), href: "/devices" },
    { label: name, href: `/devices/${deviceId}` },
  ];
  return (
    <ClientMessages also={["chains", "devices"]}>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={trail} />}
        title={t("title", { device: name })}
        marks={<EnvironmentMark environment={chain.environment} />}
        state={t(`status.${chain.status}`)}
      />
      <ChainFindings found={chain} />
      <ChainFacts of={chain} />
      {canIn(actor, "device:write", establishmentId) && (
        <ChainActs deviceId={deviceId} name={name} status={chain.status} />
      )}
    </ClientMessages>
  );
}
