"use client";

import { useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { inviteSomebody } from "./actions.ts";

type Made = Extract<Awaited<ReturnType<typeof inviteSomebody>>, { ok: true }>["value"];

/** How the letter ended; the link only where somebody must hand it over. */
export function InvitationMade({ made, again }: { made: Made; again: () => void }) {
  const [t, channels] = [useTranslations("people"), useTranslations("channels")];
  const format = useFormat();
  const facts = {
    email: made.email,
    date: format.dateTime(made.expiresAt),
    reason: channels(`reason.${made.reason ?? "other"}`),
  };
  const words = { confirmed: "sent", failed: "notSent", unknown: "unsure" } as const;
  return (
    <div className="flex max-w-160 flex-col gap-4">
      <Banner state={made.outcome === "confirmed" ? "good" : "due"} title={t("made.title")}>
        {t(`made.${words[made.outcome]}`, facts)}
      </Banner>
      {made.link && (
        <div className="rounded-md border bg-surface p-4">
          <CopyCode value={made.link} wrap />
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/settings/people">{t("new.back")}</LinkButton>
        <Button onClick={again}>{t("made.more")}</Button>
      </div>
    </div>
  );
}
