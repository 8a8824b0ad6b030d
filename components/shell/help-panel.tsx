"use client";

import { BookOpen, Route, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { Link, usePathname } from "#lib/i18n/navigation.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { helpFor } from "./help-topics.ts";
import { LazyWords } from "./lazy-words.tsx";

type Props = { close: () => void; startTour: () => void };

/** What the page that is open is for. It lies beside the page, which stays usable, and follows whoever goes on. */
export function HelpPanel(props: Props) {
  return (
    <LazyWords of="help">
      <Panel {...props} />
    </LazyWords>
  );
}

function Panel({ close, startTour }: Props) {
  const t = useTranslations("help");
  const id = useId();
  const found = helpFor(usePathname());
  const heading = useFocus();
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere inside
    <aside aria-labelledby={id} onKeyDown={leave} data-print="no" className={panelClass}>
      <header className="sticky top-0 flex items-center gap-2 border-b bg-raised px-4 py-2">
        <h2 id={id} ref={heading} tabIndex={-1} className="flex-1 text-section font-semibold outline-none">
          {t("title")}
        </h2>
        <IconButton label={t("close")} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="flex flex-col gap-4 p-4">
        {found && (
          <>
            <p className="font-medium">{t(`page.${found.topic}.what`)}</p>
            <Part title={t("words")}>
              <p>{t(`page.${found.topic}.words`)}</p>
            </Part>
            <Part title={t("tasks")}>
              <ol className="list-decimal ps-5">
                {tasks.map((task) => (
                  <li key={task}>{t(`page.${found.topic}.${task}`)}</li>
                ))}
              </ol>
            </Part>
            <Link href={`/guides/${found.guide}`} className={linkClass}>
              <BookOpen aria-hidden className="size-4" />
              {t(`guideOf.${found.guide}`)}
            </Link>
          </>
        )}
        <Button onClick={startTour} icon={<Route aria-hidden />} className="w-fit">
          {t("tour")}
        </Button>
      </div>
    </aside>
  );
}

/** Takes the focus when it opens and gives it back when it closes. */
function useFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return heading;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-cell text-ink-quiet">{title}</h3>
      {children}
    </section>
  );
}

const tasks = ["first", "second", "third"] as const;
const linkClass = "inline-flex min-h-6 w-fit items-center gap-2 text-accent hover:underline";
const panelClass =
  "fixed end-0 top-(--head) bottom-0 z-30 w-full overflow-y-auto border-s bg-raised shadow-floating transition-opacity sm:w-96 starting:opacity-0";
