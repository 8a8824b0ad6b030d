import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/button.tsx";
import { enrolmentLifecycle } from "#lib/domain/enrolment-lifecycle.ts";
import { actionOf, isReasonCode } from "#lib/domain/enrolment-reason.ts";
import type { EnrolmentView } from "#lib/services/enrolments/queries.ts";
import { Abandon } from "./abandon.tsx";
import { ActForm } from "./act-form.tsx";
import { CodeForm } from "./code-form.tsx";

export type WalkPlace = {
  readonly deviceName: string;
  readonly vatNumber: string;
  readonly branchId: string;
  readonly portal: string | undefined;
  /** Whether the reader's role may move this walk. */
  readonly mayAct: boolean;
};

/** The one thing to do where the walk stands, and the way out of it. */
export function NextStep({ walk, place }: { walk: EnrolmentView; place: WalkPlace }) {
  if (!place.mayAct) return null;
  const mayAbandon = enrolmentLifecycle.events(walk.status).includes("abandoned");
  return (
    <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
      <MainAct walk={walk} place={place} />
      {mayAbandon && <Abandon enrolmentId={walk.id} deviceName={place.deviceName} />}
    </div>
  );
}

function MainAct({ walk, place }: { walk: EnrolmentView; place: WalkPlace }) {
  const t = useTranslations("enrolments.act");
  const { id: enrolmentId, environment, kind, reason, deviceId } = walk;
  const code = <CodeForm {...{ enrolmentId, environment, kind }} vatNumber={place.vatNumber} portal={place.portal} />;
  if (reason === null) return walk.status === "ready" && walk.codeExpiresAt === null ? code : null;

  switch (isReasonCode(reason.code) ? actionOf(reason.code) : "repeat") {
    case "give_code":
      return code;
    case "onboard_again":
      return (
        <ActForm act="onboard" values={{ enrolmentId }} note={t("onboardInsteadHint")}>
          {t("onboardInstead")}
        </ActForm>
      );
    case "start_anew":
      return (
        <div className="flex flex-wrap items-start gap-2">
          <ActForm act="anew" values={{ enrolmentId }} note={t("startAnewHint")}>
            {t("startAnew")}
          </ActForm>
          <LinkButton href={`/devices/${deviceId}/edit`}>{t("edit")}</LinkButton>
        </div>
      );
    case "wait":
      return (
        <ActForm act="repeat" values={{ enrolmentId }} kind="quiet">
          {t("repeatNow")}
        </ActForm>
      );
    default:
      return (
        <>
          <ActForm act="repeat" values={{ enrolmentId }}>
            {t("repeat")}
          </ActForm>
          {reason.code === "check_failed" && (
            <LinkButton href={`/branches/${place.branchId}/edit`}>{t("editBranch")}</LinkButton>
          )}
        </>
      );
  }
}
