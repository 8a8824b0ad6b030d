import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import type { OtpCodeState } from "#lib/domain/otp-session.ts";
import type { SessionView } from "#lib/services/otp-sessions/queries.ts";

/** What needs a person, on top: why it is paused, which codes were refused, and at the end which were not needed. */
export async function Notices({ view }: { view: SessionView }) {
  const t = await getTranslations("sessions");
  const { status, pauseCause, vatNumber, kind } = view.session;
  const isOpen = status === "open" || status === "paused";
  const comma = t("comma");
  const [refused, unused] = [placesOf(view, "refused", comma), placesOf(view, "unused", comma)];
  const said = (places: readonly Place[]) => places.map((place) => t("refused.place", place)).join(t("plan.and"));
  return (
    <>
      {status === "paused" && pauseCause === "codes_refused" && (
        <Banner state="broken" title={t("paused.refusals")}>
          {t("paused.refusalsText", { vat: vatNumber, kind })}
        </Banner>
      )}
      {status === "paused" && pauseCause !== "codes_refused" && (
        <Banner state="due" title={t("paused.person")}>
          {t("paused.personText")}
        </Banner>
      )}
      {refused.count > 0 && (
        <Banner state={isOpen ? "broken" : "unknown"} title={t("refused.title", { count: refused.count })}>
          <p>{t("refused.text", { places: said(refused.places) })}</p>
          {isOpen && <p>{t("refused.waits")}</p>}
        </Banner>
      )}
      {unused.count > 0 && (
        <Banner state="unknown" title={t("unused.title", { count: unused.count })}>
          {t("unused.text", { places: said(unused.places) })}
        </Banner>
      )}
    </>
  );
}

type Place = { readonly batch: number; readonly positions: string };

function placesOf({ batches }: SessionView, state: OtpCodeState, comma: string) {
  const found = batches.flatMap(({ number, codes }) =>
    codes
      .filter((one) => one.state === state)
      .map(({ count, positions }) => ({ count, batch: number, positions: positions.join(comma) })),
  );
  return { count: found.reduce((sum, { count }) => sum + count, 0), places: found };
}
