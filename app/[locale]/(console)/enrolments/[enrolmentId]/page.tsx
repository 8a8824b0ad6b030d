import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CopyText } from "#components/enrolments/copy-text.tsx";
import { standingOf } from "#components/enrolments/standing.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { Section } from "#components/ui/section.tsx";
import { canIn } from "#lib/actor.ts";
import { showDevice } from "#lib/services/devices/queries.ts";
import { showEnrolment } from "#lib/services/enrolments/queries.ts";
import { simulatorPortal } from "#lib/web/gateway-environments.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../ask.ts";
import { OfDemonstration } from "../../of-demonstration.tsx";
import { WalkCalls } from "../walk-calls.tsx";
import { WalkSteps } from "../walk-steps.tsx";

type Props = { params: Promise<{ enrolmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("enrolments");
  return { title: t("title") };
}

export default async function EnrolmentPage({ params }: Props) {
  const [{ enrolmentId }, { actor }, t] = await Promise.all([params, requiredSession(), getTranslations("enrolments")]);
  const walk = await ask(showEnrolment, { enrolmentId });
  const { device, place } = await ask(showDevice, { deviceId: walk.deviceId });
  const { state, words } = standingOf(t, walk.status, walk.reason?.code ?? null);
  const mayAct = canIn(actor, "enrolment:write", walk.establishmentId);
  const here = {
    deviceName: device.name,
    branchId: device.branchId,
    vatNumber: place?.establishment.vatNumber ?? "",
    portal: await simulatorPortal(),
    mayAct,
  };
  return (
    <>
      <OfDemonstration establishmentId={walk.establishmentId} />
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/enrolments" }]} />}
        title={t("one", { device: device.name })}
        marks={<EnvironmentMark environment={walk.environment} />}
        state={<StateMark state={state}>{words}</StateMark>}
        action={<LinkButton href={`/devices/${device.id}`}>{t("toDevice")}</LinkButton>}
      />
      <Section title={t("walk")} note={t(`kind.${walk.kind}`)}>
        <WalkSteps walk={walk} place={here} />
      </Section>
      <WalkCalls walk={walk} />
      <Section title={t("csr.title")} note={t("csr.note")} actions={<CopyText text={walk.csrPem} />}>
        <CodeBlock label={t("csr.title")}>{walk.csrPem}</CodeBlock>
      </Section>
    </>
  );
}
