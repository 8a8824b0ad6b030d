"use client";

import { useTranslations } from "next-intl";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import type { TakeOverState } from "#lib/domain/take-over.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { focusOn } from "./focus-on.ts";

type Outcome = {
  readonly state: TakeOverState;
  readonly reasonCode: string | null;
  readonly reasonParams: Readonly<Record<string, string | number>>;
  readonly deviceId: string | null;
  readonly lastIcv: string;
  readonly at: string;
};

/** How it came out, in words and with its time; the list below has the way on. */
export function TakeOutcome({ outcome }: { outcome: Outcome }) {
  const t = useTranslations("takeOver.take");
  const format = useFormat();
  const { state, reasonCode, reasonParams, deviceId, lastIcv, at } = outcome;
  if (state === "done")
    return (
      <output ref={focusOn} tabIndex={-1} className="block">
        <Banner
          state="good"
          title={t("done", { time: format.dateTime(at), next: (BigInt(lastIcv) + 1n).toString() })}
          action={deviceId && <LinkButton href={`/devices/${deviceId}`}>{t("open")}</LinkButton>}
        >
          {t("doneText")}
        </Banner>
      </output>
    );
  const over = state === "refused" || state === "given_up";
  return (
    <div ref={focusOn} tabIndex={-1} role="alert">
      <Banner state={over ? "broken" : "late"} title={t(over ? "refused" : "unanswered")}>
        <Why code={reasonCode} params={reasonParams} />
      </Banner>
    </div>
  );
}

/** Why it stands where it stands, and what ZATCA said. */
export function Why({ code, params }: { code: string | null; params: Readonly<Record<string, string | number>> }) {
  const t = useTranslations("takeOver.take");
  if (code === null) return null;
  const said = [params["gatewayCode"], params["gatewayText"]].filter(Boolean).join(" · ");
  return (
    <>
      <p>
        <FieldErrorText error={{ path: "", code: `elsewhere.${code}`, params: {} }} />
      </p>
      {said !== "" && <p className="text-ink-quiet wrap-anywhere">{t("said", { text: said })}</p>}
    </>
  );
}
