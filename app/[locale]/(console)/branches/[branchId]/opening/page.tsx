import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Follow } from "#components/enrolments/follow.tsx";
import { nameIn } from "#components/records/name.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showOpening } from "#lib/services/opening/queries.ts";
import { showSession } from "#lib/services/otp-sessions/queries.ts";
import { first, type Search } from "../../../address.ts";
import { ask } from "../../../ask.ts";
import { Said } from "../../../said.tsx";
import { OpeningNow } from "./opening-now.tsx";
import { OpeningSteps } from "./opening-steps.tsx";

type Props = { params: Promise<{ branchId: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ branch }, locale, t] = await Promise.all([
    ask(showOpening, await params),
    getLocale(),
    getTranslations("opening"),
  ]);
  return { title: t("title", { branch: nameIn(locale, branch) }) };
}

export default async function OpeningPage({ params, searchParams }: Props) {
  const [{ done }, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations()]);
  const view = await ask(showOpening, await params);
  const { branch, devices } = view;
  const sessionId = devices.find((device) => device.inSession && !device.live)?.sessionId;
  const session = sessionId ? await ask(showSession, { sessionId }) : undefined;
  const live = devices.filter((device) => device.live).length;
  const state = t("opening.state", { all: devices.length, live });
  const walking = devices.some((device) => !device.live && device.blocks.length > 0);
  const pace = !walking ? "rest" : session?.wanted === 0 ? "now" : "soon";
  return (
    <>
      <Said of={first(done)} />
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("branches.title"), href: "/branches" }]} />}
        title={t("opening.title", { branch: nameIn(locale, branch) })}
        state={state}
        action={<LinkButton href={`/branches/${branch.id}`}>{t("opening.later")}</LinkButton>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <OpeningSteps view={view} wanted={session?.wanted ?? 0} />
        <div className="flex min-w-0 flex-col gap-6">
          <ClientMessages also={["opening", "devices", "sessions", "records"]}>
            <OpeningNow view={view} session={session} />
          </ClientMessages>
        </div>
      </div>
      <Follow pace={pace} words={state} />
    </>
  );
}
