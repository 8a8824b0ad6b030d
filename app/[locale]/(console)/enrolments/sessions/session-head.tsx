import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateMark } from "#components/ui/badge.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import type { SessionView } from "#lib/services/otp-sessions/queries.ts";
import { SessionActs } from "./session-acts.tsx";
import { stateOf } from "./session-state.ts";

type Props = { view: SessionView; mayAct: boolean; summary: string };

/** What the session does, whose and where, and how far it has come. */
export async function SessionHead({ view, mayAct, summary }: Props) {
  const [t, locale] = await Promise.all([getTranslations("sessions"), getLocale()]);
  const { session, establishment, counts } = view;
  const { id, kind, size, environment, status } = session;
  return (
    <PageHead
      breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/enrolments/sessions" }]} />}
      title={t(`one.${kind}`, { count: size })}
      marks={
        <>
          <StateMark state={stateOf(status)}>{t(`status.${status}`)}</StateMark>
          <EnvironmentMark environment={environment} />
          {establishment && <bdi className="text-ink-quiet">{nameIn(locale, establishment)}</bdi>}
        </>
      }
      state={summary}
      action={mayAct && <SessionActs sessionId={id} status={status} failed={counts.stopped} />}
    />
  );
}
