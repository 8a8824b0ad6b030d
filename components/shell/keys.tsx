"use client";

import { CircleHelp, Keyboard, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { startTransition, useEffect, useState, type ReactNode } from "react";
import { IconButton } from "../ui/button.tsx";
import { OpenDialog } from "../ui/dialog.tsx";
import { keyMeans } from "./key-means.ts";
import type { NavItem } from "./nav-list.tsx";

const HelpPanel = dynamic(() => import("./help-panel.tsx").then((loaded) => loaded.HelpPanel), { ssr: false });
const Tour = dynamic(() => import("./tour.tsx").then((loaded) => loaded.Tour), { ssr: false });
const Palette = dynamic(() => import("./palette.tsx").then((loaded) => loaded.Palette), { ssr: false });

type Props = {
  items: readonly NavItem[];
  mayFind: boolean;
  /** Whether the tour is offered to this person, and what notes that it need not be any more. */
  tour: { readonly offered: boolean; readonly taken: () => Promise<void> };
};

type Shown = "palette" | "help" | "page" | "tour" | "offer";

/** The keys of the whole console, the buttons for the same things, and the help of the page. */
export function Keys({ tour, ...found }: Props) {
  const t = useTranslations("keys");
  const [shown, show] = useState<Shown | undefined>(tour.offered ? "offer" : undefined);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK") {
        event.preventDefault();
        show("palette");
        return;
      }
      const key = keyMeans(event);
      if (key === "?") show("help");
      if (key === "h") show("page");
      if (key === "/") focusSearch(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  const button = (what: Shown, label: string, keys: string, icon: ReactNode) => (
    <IconButton label={label} aria-keyshortcuts={keys} onClick={() => show(what)}>
      {icon}
    </IconButton>
  );
  return (
    <>
      {button("palette", t("palette"), "Control+K Meta+K", <Search aria-hidden />)}
      <span className="max-md:hidden">{button("help", t("help"), "?", <Keyboard aria-hidden />)}</span>
      {button("page", t("pageHelp"), "h", <CircleHelp aria-hidden />)}
      {shown !== undefined && <Opened {...found} shown={shown} show={show} taken={tour.taken} />}
    </>
  );
}

type OpenedProps = Omit<Props, "tour"> & {
  shown: Shown;
  show: (what: Shown | undefined) => void;
  taken: () => Promise<void>;
};

function Opened({ shown, show, taken, ...found }: OpenedProps) {
  const t = useTranslations("keys");
  const close = () => show(undefined);
  if (shown === "palette") return <Palette {...found} close={close} />;
  if (shown === "page") return <HelpPanel close={close} startTour={() => show("tour")} />;
  if (shown === "help")
    return (
      <OpenDialog title={t("help")} description={t("helpText")} close={close}>
        <KeyList />
      </OpenDialog>
    );
  const leave = () => {
    close();
    startTransition(taken);
  };
  return <Tour key={shown} asked={shown === "tour"} leave={leave} />;
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
    [["z"], "undo"],
    [["?"], "helpHelp"],
    [["h"], "pageHelp"],
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
