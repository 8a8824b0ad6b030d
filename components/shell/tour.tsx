"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";
import { createPortal } from "react-dom";
import { usePathname, useRouter } from "#lib/i18n/navigation.ts";
import { Button } from "../ui/button.tsx";
import { tourPlaceId } from "./tour-place.ts";
import { LazyWords } from "./lazy-words.tsx";

type Props = {
  /** Whether somebody asked for it; else it is only offered. */
  asked: boolean;
  /** It was taken or declined: not offered again. */
  leave: () => void;
};

/** Seven pages in a row, each with what it is for. It stands in a corner, and only on the page that it speaks of. */
export function Tour(props: Props) {
  return (
    <LazyWords of="tour">
      <Walk {...props} />
    </LazyWords>
  );
}

function Walk({ asked, leave }: Props) {
  const [index, setIndex] = useState(asked ? 0 : -1);
  const pathname = usePathname();
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const stop = stops[index];
  const target = stop?.href;
  useEffect(() => {
    if (target !== undefined) router.push(target);
  }, [target, router]);
  useEffect(() => {
    if (pathname === target) heading.current?.focus({ preventScroll: true });
  }, [pathname, target]);
  if (stop === undefined) return <Offer start={() => setIndex(0)} leave={leave} />;
  return pathname === stop.href && <Stop {...{ index, setIndex, leave, heading }} name={stop.name} />;
}

/** Stands in the strip that says that the data are invented, over nothing. */
function Offer({ start, leave }: { start: () => void; leave: () => void }) {
  const t = useTranslations("tour.offer");
  const place = document.querySelector(`#${tourPlaceId}`);
  if (place === null) return null;
  return createPortal(
    <>
      <button type="button" onClick={start} className={offerClass}>
        {t("start")}
      </button>
      <button type="button" onClick={leave} className={offerClass}>
        {t("later")}
      </button>
    </>,
    place,
  );
}

type StopProps = {
  name: (typeof stops)[number]["name"];
  index: number;
  setIndex: (index: number) => void;
  leave: () => void;
  heading: RefObject<HTMLHeadingElement | null>;
};

function Stop({ name, index, setIndex, leave, heading }: StopProps) {
  const t = useTranslations("tour");
  const last = index === stops.length - 1;
  return (
    <Card title={t(`stop.${name}.title`)} leave={leave} heading={heading}>
      <p>{t(`stop.${name}.text`)}</p>
      {last && <p className="text-ink-quiet">{t("again")}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <span className="me-auto text-cell text-ink-quiet">{t("place", { stop: index + 1, all: stops.length })}</span>
        {!last && (
          <Button kind="bare" onClick={leave}>
            {t("skip")}
          </Button>
        )}
        {index > 0 && <Button onClick={() => setIndex(index - 1)}>{t("back")}</Button>}
        <Button kind="primary" onClick={() => (last ? leave() : setIndex(index + 1))}>
          {t(last ? "finish" : "next")}
        </Button>
      </div>
    </Card>
  );
}

type CardProps = {
  title: string;
  leave: () => void;
  heading: RefObject<HTMLHeadingElement | null>;
  children: ReactNode;
};

function Card({ title, leave, heading, children }: CardProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) leave();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <section aria-labelledby={id} onKeyDown={onKeyDown} data-print="no" className={cardClass}>
      <h2 id={id} ref={heading} tabIndex={-1} className="text-section font-semibold outline-none">
        {title}
      </h2>
      {children}
    </section>
  );
}

const stops = [
  { name: "attention", href: "/attention" },
  { name: "devices", href: "/devices" },
  { name: "certificates", href: "/certificates" },
  { name: "sessions", href: "/enrolments/sessions" },
  { name: "documents", href: "/documents" },
  { name: "errors", href: "/findings" },
  { name: "settings", href: "/settings" },
] as const;

const cardClass =
  "fixed inset-x-3 bottom-3 z-30 flex flex-col gap-2 rounded-md border bg-raised p-4 shadow-floating sm:start-auto sm:end-6 sm:bottom-6 sm:w-104";
const offerClass = "min-h-6 cursor-pointer px-1 underline underline-offset-2 hover:no-underline";
