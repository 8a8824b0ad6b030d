"use client";

import { useLocale, useTranslations } from "next-intl";
import { FreshForm } from "#components/enrolments/fresh-form.tsx";
import { SelectField } from "#components/form/fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useAnswer } from "#components/form/use-answer.ts";
import { CopyCode } from "#components/ui/copy-code.tsx";
import { Section } from "#components/ui/section.tsx";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { makeLink, revokeLink } from "./actions.ts";
import type { LinkView } from "./batch-view.ts";

type Made = Extract<Awaited<ReturnType<typeof makeLink>>, { ok: true }>["value"];

/** Links for whoever has the portal's login; each is shown whole only in the moment in which it is made. */
export function HandOffLinks({ sessionId, links }: { sessionId: string; links: readonly LinkView[] }) {
  const t = useTranslations("sessions.link");
  const [made, submit] = useAnswer(makeLink);
  return (
    <Section title={t("title")} note={t("text")}>
      <div className="flex flex-col gap-4">
        {made && <MadeLink made={made} />}
        {links.length > 0 && (
          <ul className="flex flex-col gap-2">
            {links.map((link) => (
              <Kept key={link.id} link={link} />
            ))}
          </ul>
        )}
        <FreshForm action={submit}>
          <input type="hidden" name="sessionId" value={sessionId} />
          <div className="flex flex-wrap items-end gap-2">
            <SelectField
              name="minutes"
              label={t("minutes")}
              defaultValue="60"
              required
              options={["30", "60", "120"].map((value) => ({ value, label: t("of", { count: value }) }))}
            />
            <SubmitButton kind="quiet">{t("make")}</SubmitButton>
          </div>
        </FreshForm>
      </div>
    </Section>
  );
}

function MadeLink({ made: { token, code, expiresAt } }: { made: Made }) {
  const t = useTranslations("sessions.link");
  const format = useFormat();
  const address = `${window.location.origin}/${useLocale()}/hand-off#${token}`;
  return (
    <output className="block rounded-sm border border-due/30 bg-due-tint px-3 py-2">
      <p className="font-medium">{t("made")}</p>
      <p className="flex flex-wrap items-center gap-x-2">
        {t("url")} <CopyCode value={address} wrap />
      </p>
      <p className="flex flex-wrap items-center gap-x-2">
        {t("code")} <CopyCode value={code} />
      </p>
      <p className="text-cell">{t("until", { time: format.time(expiresAt) })}</p>
    </output>
  );
}

function Kept({ link: { id, madeBy, deliveries, expiresAt, state } }: { link: LinkView }) {
  const t = useTranslations("sessions.link");
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="font-medium">{state === "open" ? t("open", { time: format.time(expiresAt) }) : t(state)}</span>
      <span className="text-ink-quiet">
        <bdi>{t("by", { name: madeBy })}</bdi> · {t("deliveries", { count: deliveries })}
      </span>
      {state === "open" && (
        <FreshForm action={revokeLink} className="ms-auto">
          <input type="hidden" name="handOffId" value={id} />
          <SubmitButton kind="bare">{t("revoke")}</SubmitButton>
        </FreshForm>
      )}
    </li>
  );
}
