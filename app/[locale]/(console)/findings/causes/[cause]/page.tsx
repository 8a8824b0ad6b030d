import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Breadcrumbs, PageHead } from "#components/ui/page-head.tsx";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { showCause } from "#lib/services/findings/causes.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "../../../ask.ts";
import { causeAt } from "../../cause-address.ts";
import { CauseDocuments } from "../../cause-documents.tsx";
import { CauseExplained } from "../../cause-explained.tsx";
import { CauseHandling } from "../../cause-handling.tsx";
import { CauseMark } from "../../cause-item.tsx";
import { aboutCause, causeTitle } from "../../cause-words.ts";

type Props = { params: Promise<{ cause: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findings");
  return { title: t("title") };
}

export default async function CausePage({ params }: Props) {
  const [{ cause: segment }, { actor }, locale] = await Promise.all([params, requiredSession(), getLocale()]);
  const named = causeAt(segment);
  if (named === undefined) notFound();
  const [cause, t] = await Promise.all([ask(showCause, named), getTranslations("findings")]);
  return (
    <ClientMessages also={["findings"]}>
      <PageHead
        breadcrumbs={<Breadcrumbs trail={[{ label: t("title"), href: "/findings" }]} />}
        title={causeTitle(locale, cause)}
        state={aboutCause(t, locale, cause)}
        marks={<CauseMark cause={cause} />}
      />
      <div className="grid gap-6 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <CauseExplained cause={cause} />
          <CauseDocuments cause={cause} mayWrite={can(actor, "document:write")} />
        </div>
        <CauseHandling cause={cause} mayWrite={can(actor, "document:write")} />
      </div>
    </ClientMessages>
  );
}
