import { getTranslations } from "next-intl/server";
import { Banner } from "#components/ui/banner.tsx";
import type { PlaceChoice } from "../../form-facts.ts";

/** What a correction keeps, and that its device may issue no more where another one takes its place. */
export async function WhatStays({ place, deviceId }: { place: PlaceChoice; deviceId: string }) {
  const t = await getTranslations("documents.correct");
  return (
    <>
      {place.deviceId !== deviceId && <Banner state="late" title={t("otherDevice", { name: place.name })} />}
      <p className="text-ink-quiet">{t("kept")}</p>
    </>
  );
}
