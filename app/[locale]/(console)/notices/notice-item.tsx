import { useLocale, useTranslations } from "next-intl";
import { Badge, StateIcon } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { listNotices } from "#lib/services/notices/queries.ts";
import { Acknowledge } from "./notice-acts.tsx";

type Notice = Awaited<ReturnType<typeof listNotices.run>>[number];

/** One digest in the reader's language, with what it was about. */
export function NoticeItem({ notice: { id, content, createdAt, readAt, acknowledgedAt } }: { notice: Notice }) {
  const t = useTranslations("channels.notices");
  const locale = useLocale();
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <StateIcon state={content.urgency === "note" ? "unknown" : content.urgency} className="mt-0.5" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {content.title[locale]} {readAt === null && <Badge>{t("new")}</Badge>}
        </p>
        <ul>
          {content.lines.map(({ text, path }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a kept digest never changes
            <li key={index}>
              {path === null ? (
                text[locale]
              ) : (
                <Link href={path} className="text-accent hover:underline">
                  {text[locale]}
                </Link>
              )}
            </li>
          ))}
        </ul>
        <p className="text-cell text-ink-quiet">
          {content.more > 0 && <span className="me-3">{t("more", { count: content.more })}</span>}
          <TimeText at={createdAt.toISOString()} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <LinkButton href={content.path}>{t("open")}</LinkButton>
        {acknowledgedAt === null ? (
          <Acknowledge noticeId={id} />
        ) : (
          <span className="text-cell text-ink-quiet">{t("acknowledged")}</span>
        )}
      </div>
    </li>
  );
}
