"use client";

import { Download, Hash, Pause, Play, Users } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import type { Page } from "#components/data-table/pages.tsx";
import type { Chosen, Selection } from "#components/data-table/selection.tsx";
import { Button, buttonClass, LinkButton } from "#components/ui/button.tsx";
import { selectionAddress } from "./selection-address.ts";

export type DeviceRights = { readonly enrol: boolean; readonly change: boolean; readonly give: boolean };

type Props = {
  chosen: Chosen & Pick<Selection, "everything" | "clear">;
  page: Page;
  rights: DeviceRights;
  establishment: string;
};

/** What one can do with the chosen devices. Each link leads to a page that first shows what would happen. */
export function SelectionBar({ chosen, page, rights, establishment }: Props) {
  const t = useTranslations("fleet");
  const locale = useLocale();
  const search = useSearchParams();
  const address = selectionAddress(search.toString(), chosen);
  const to = (path: string, more: Record<string, string> = {}) => {
    const next = new URLSearchParams(address);
    for (const [name, value] of Object.entries(more)) next.set(name, value);
    return `${path}?${next.toString()}`;
  };
  const acts = actsFor(rights, to, chosen.all ? "devices" : "chosen");
  const file = to("/api/v1/devices/csv", { locale, ...(establishment === "all" ? {} : { establishment }) });
  return (
    <fieldset
      aria-label={t("select.acts")}
      className="m-0 flex min-w-0 flex-wrap items-center gap-2 border-0 border-b bg-accent-tint p-2"
    >
      <output className="me-auto font-medium">{useCount(chosen, page)}</output>
      {!chosen.all && (page.total ?? 0) > chosen.ids.length && (
        <Button kind="bare" onClick={chosen.everything}>
          {t("select.all")} ({page.capped ? "10,000+" : page.total})
        </Button>
      )}
      <Button kind="bare" onClick={chosen.clear}>
        {t("select.none")}
      </Button>
      {acts.map(({ act, href, icon }) => (
        <LinkButton key={act} href={href} icon={icon}>
          {t(`act.${act}`)}
        </LinkButton>
      ))}
      <a href={file} download className={buttonClass("quiet")}>
        <Download aria-hidden />
        {t("act.export")}
      </a>
    </fieldset>
  );
}

type Act = { readonly act: "session" | "suspend" | "resume" | "give"; readonly href: string; readonly icon: ReactNode };
type To = (path: string, more?: Record<string, string>) => string;

const actsFor = ({ enrol, change, give }: DeviceRights, to: To, pick: string): readonly Act[] => [
  ...(enrol
    ? [{ act: "session", href: to("/enrolments/sessions/new", { pick }), icon: <Hash aria-hidden /> } as const]
    : []),
  ...(change
    ? ([
        { act: "suspend", href: to("/devices/bulk", { act: "suspend" }), icon: <Pause aria-hidden /> },
        { act: "resume", href: to("/devices/bulk", { act: "resume" }), icon: <Play aria-hidden /> },
      ] as const)
    : []),
  ...(give ? [{ act: "give", href: to("/devices/give"), icon: <Users aria-hidden /> } as const] : []),
];

function useCount({ all, ids }: Chosen, { total, capped }: Page): string {
  const t = useTranslations("fleet.select");
  if (!all) return t("chosen", { count: ids.length });
  return capped ? t("matchingMany") : t("matching", { count: total ?? 0 });
}
