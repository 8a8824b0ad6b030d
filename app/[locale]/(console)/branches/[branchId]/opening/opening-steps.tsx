import { useTranslations } from "next-intl";
import { NationalAddress } from "#components/records/national-address.tsx";
import { Section } from "#components/ui/section.tsx";
import { Steps, type Step } from "#components/ui/steps.tsx";
import { isKeptOut, openingStates, openingSteps, type OpeningStep } from "#lib/domain/opening.ts";
import { Link } from "#lib/i18n/navigation.ts";
import type { OpeningView } from "#lib/services/opening/queries.ts";

/** The whole way, each step with what the records say of it. */
export function OpeningSteps({ view: { branch, devices }, wanted }: { view: OpeningView; wanted: number }) {
  const t = useTranslations("opening");
  const states = openingStates(devices, wanted);
  const kept = devices.filter(isKeptOut).length;
  const live = devices.filter((device) => device.live).length;
  const walking = devices.length - live - kept;
  const answers: Partial<Record<OpeningStep, Pick<Step, "answer" | "action">>> = {
    data: {
      answer: <NationalAddress address={branch} />,
      action: (
        <Link href={`/branches/${branch.id}/edit`} className="text-accent hover:underline">
          {t("edit")}
        </Link>
      ),
    },
    devices: devices.length > 0 ? { answer: t("devices", { count: devices.length }) } : {},
    codes: states.codes === "current" ? {} : kept > 0 ? { answer: t("kept.title", { count: kept }) } : {},
    progress: states.progress === "waiting" ? { answer: t("walking", { count: walking }) } : {},
  };
  return (
    <Section>
      <Steps
        label={t("steps")}
        steps={openingSteps.map((id) => ({ id, title: t(`step.${id}`), state: states[id], ...answers[id] }))}
      />
    </Section>
  );
}
