"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { NavItem } from "./nav-list.tsx";

/** What the server finds, as it comes over the wire. */
type Found = {
  readonly devices: readonly { readonly id: string; readonly name: string; readonly serial: string }[];
  readonly branches: readonly {
    readonly id: string;
    readonly nameAr: string;
    readonly nameEn: string;
    readonly city: string;
  }[];
  readonly documents: readonly { readonly id: string; readonly number: string }[];
};

export type PaletteItem = {
  readonly value: string;
  readonly label: string;
  readonly href: string;
  readonly note?: string | undefined;
};
export type PaletteGroup = {
  readonly value: "pages" | "acts" | "devices" | "branches" | "documents";
  readonly items: readonly PaletteItem[];
};

const acts = [
  ["newDevice", "/devices/new"],
  ["newDocument", "/documents/new"],
  ["newBranch", "/branches/new"],
  ["newSession", "/enrolments/sessions/new"],
  ["newEstablishment", "/establishments/new"],
] as const;

const further = [
  ["forecast", "/certificates/forecast"],
  ["sessions", "/enrolments/sessions"],
  ["reconciliation", "/reconciliation"],
  ["tieOut", "/tie-out"],
  ["compareCoverage", "/coverage/compare"],
] as const;

/** Pages and beginnings that contain what was typed, and what the server finds for it. */
export function usePaletteItems(nav: readonly NavItem[], mayFind: boolean) {
  const t = useTranslations();
  const [text, setText] = useState("");
  const { found, state } = useFound(mayFind ? text.trim() : "");
  const like = ({ label }: PaletteItem) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());
  const named = ([name, href]: (typeof acts | typeof further)[number]) => ({
    value: href,
    label: t(`keys.${name}`),
    href,
  });
  const pages = [...nav.map(({ key, href }) => ({ value: href, label: t(`nav.${key}`), href })), ...further.map(named)];
  const groups: readonly PaletteGroup[] = [
    ...useResults(found),
    { value: "pages", items: pages.filter(like) },
    { value: "acts", items: acts.map(named).filter(like) },
  ];
  return { text, setText, state, groups: groups.filter(({ items }) => items.length > 0) };
}

function useResults({ devices, branches, documents }: Found): readonly PaletteGroup[] {
  const locale = useLocale();
  return [
    {
      value: "devices",
      items: devices.map(({ id, name, serial }) => ({ value: id, label: name, note: serial, href: `/devices/${id}` })),
    },
    {
      value: "branches",
      items: branches.map(({ id, nameAr, nameEn, city }) => ({
        value: id,
        label: locale === "ar" ? nameAr : nameEn,
        note: city,
        href: `/branches/${id}`,
      })),
    },
    {
      value: "documents",
      items: documents.map(({ id, number }) => ({ value: id, label: number, href: `/documents/${id}` })),
    },
  ];
}

const nothing: Found = { devices: [], branches: [], documents: [] };

/** Asks once typing pauses; an answer that comes late to another question is not shown. */
function useFound(q: string) {
  const [answer, setAnswer] = useState<{ q: string; found: Found | "failed" }>({ q: "", found: nothing });
  useEffect(() => {
    if (q.length < 2) return undefined;
    const call = new AbortController();
    const ask = async () => {
      const response = await fetch(`/api/find?q=${encodeURIComponent(q)}`, { signal: call.signal });
      const found: Found | "failed" = response.ok ? await response.json() : "failed";
      setAnswer({ q, found });
    };
    const timer = setTimeout(() => {
      ask().catch(() => call.signal.aborted || setAnswer({ q, found: "failed" }));
    }, 150);
    return () => {
      clearTimeout(timer);
      call.abort();
    };
  }, [q]);
  if (q.length < 2) return { found: nothing, state: "ready" } as const;
  if (answer.q !== q) return { found: answer.found === "failed" ? nothing : answer.found, state: "searching" } as const;
  return answer.found === "failed"
    ? ({ found: nothing, state: "failed" } as const)
    : ({ found: answer.found, state: "ready" } as const);
}
