"use client";

import { Keyboard, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { OpenDialog } from "../ui/dialog.tsx";
import { keyMeans } from "./key-means.ts";
import type { NavItem } from "./nav-list.tsx";

const Palette = dynamic(() => import("./palette.tsx").then((loaded) => loaded.Palette), { ssr: false });

/** The keys of the whole console, and the buttons for the same two things. */
export function Keys({ items, mayFind }: { items: readonly NavItem[]; mayFind: boolean }) {
  const t = useTranslations("keys");
  const [shown, show] = useState<"palette" | "help">();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK") {
        event.preventDefault();
        show("palette");
        return;
      }
      const key = keyMeans(event);
      if (key === "?") show("help");
      if (key === "/") focusSearch(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const close = () => show(undefined);
  return (
    <>
      <IconButton label={t("palette")} aria-keyshortcuts="Control+K Meta+K" onClick={() => show("palette")}>
        <Search aria-hidden />
      </IconButton>
      <span className="max-md:hidden">
        <IconButton label={t("help")} aria-keyshortcuts="?" onClick={() => show("help")}>
          <Keyboard aria-hidden />
        </IconButton>
      </span>
      {shown === "palette" && <Palette items={items} mayFind={mayFind} close={close} />}
      {shown === "help" && (
        <OpenDialog title={t("help")} description={t("helpText")} close={close}>
          <KeyList />
        </OpenDialog>
      )}
    </>
  );
}

function KeyList() {
  const t = useTranslations("keys");
  const rows = [
    [["Ctrl", "K"], "paletteHelp"],
    [["/"], "search"],
    [["j", "k"], "move"],
    [["x"], "select"],
    [["Enter"], "enter"],
    [["Esc"], "close"],
    [["?"], "helpHelp"],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {rows.map(([keys, words]) => (
        <div key={words} className="contents">
          <dt className="flex gap-1" dir="ltr">
            {keys.map((key) => (
              <kbd key={key} className="min-w-6 rounded-sm border bg-sunken px-1.5 text-center font-mono text-cell">
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{t(words)}</dd>
        </div>
      ))}
    </dl>
  );
}

function focusSearch(event: KeyboardEvent): void {
  const box = document.querySelector<HTMLInputElement>("main input[type=search]");
  if (box === null) return;
  event.preventDefault();
  box.focus();
  box.select();
}
