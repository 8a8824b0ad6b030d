"use client";

import { useLocale, useTranslations } from "next-intl";
import { SelectField } from "#components/form/fields.tsx";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import type { Choice } from "#components/ui/input.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { calendarViews, type CalendarView } from "#lib/domain/calendar-view.ts";
import { openFeed, revokeFeed } from "./actions.ts";

type Feed = {
  readonly id: string;
  readonly view: CalendarView;
  /** The saved view that it is narrowed to. */
  readonly savedView: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

type Props = { establishmentId: string; feeds: readonly Feed[]; saved: readonly Choice[] };

/** The addresses that the person's calendar programs subscribe to; a new one is shown this once. */
export function OwnCalendars({ establishmentId, feeds, saved }: Props) {
  const t = useTranslations("channels.calendar");
  const locale = useLocale();
  const [opened, submit] = useAnswer(openFeed);
  const address = opened?.address;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-160 text-ink-quiet">{t("text")}</p>
      <ul className="flex flex-col gap-2">
        {feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} />
        ))}
      </ul>
      <Form action={submit} labels={{ view: t("view") }}>
        <input type="hidden" name="establishmentId" value={establishmentId} />
        <input type="hidden" name="locale" value={locale} />
        <SelectField
          name="view"
          label={t("view")}
          required
          options={[...calendarViews.map((value) => ({ value, label: t(`views.${value}`) })), ...saved]}
        />
        <SubmitButton kind="quiet" className="w-fit">
          {t("make")}
        </SubmitButton>
      </Form>
      {address !== undefined && (
        <div className="flex flex-col gap-1 rounded-md border bg-sunken p-3">
          <p>{t("made")}</p>
          <CopyCode value={address} wrap />
        </div>
      )}
    </div>
  );
}

function FeedRow({ feed }: { feed: Feed }) {
  const t = useTranslations("channels.calendar");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <bdi className="font-medium">{feed.savedView ?? t(`views.${feed.view}`)}</bdi>
      <span className="text-cell text-ink-quiet">
        {feed.lastUsedAt === null ? t("neverUsed") : t("used")}{" "}
        {feed.lastUsedAt !== null && <TimeText at={feed.lastUsedAt} />}
      </span>
      <Form action={revokeFeed}>
        <input type="hidden" name="calendarId" value={feed.id} />
        <SubmitButton kind="bare">{t("revoke")}</SubmitButton>
      </Form>
    </li>
  );
}
