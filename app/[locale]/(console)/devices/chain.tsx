import { getTranslations } from "next-intl/server";
import { ToEvidence } from "#components/evidence/to-evidence.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import type { DeviceView } from "./device-view.ts";

const looks = { open: "good", stopped: "broken", closed: "unknown" } as const;
const states = { open: "chainOpen", stopped: "chainStopped", closed: "chainClosed" } as const;

/** The chain of this device, open or stopped, in its environment: how far its counter has come. */
export async function Chain({ view: { chain, device } }: { view: DeviceView }) {
  const [t, inspect, format] = await Promise.all([
    getTranslations("devices.page"),
    getTranslations("chains"),
    getFormat(),
  ]);
  if (chain === undefined && device.status === "ended") return null;
  if (chain === undefined)
    return (
      <Section title={t("chain")}>
        <p className="text-ink-quiet">{t("chainNone")}</p>
      </Section>
    );
  const items = [
    { term: t("icv"), value: chain.lastIcv === 0n ? t("icvNone") : format.number(chain.lastIcv) },
    { term: t("chainStatus"), value: <StateMark state={looks[chain.status]}>{t(states[chain.status])}</StateMark> },
    { term: t("chainSince"), value: <TimeText at={chain.createdAt.toISOString()} /> },
  ];
  return (
    <Section
      title={t("chain")}
      actions={
        <>
          <ToEvidence filter={`device=${device.id}`} />
          <LinkButton href={`/devices/${device.id}/chain`}>{inspect("open")}</LinkButton>
        </>
      }
    >
      <DescriptionList items={items} wide />
    </Section>
  );
}
