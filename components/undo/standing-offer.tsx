"use client";

import { Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { useFormat } from "#lib/i18n/use-format.tsx";
import type { Outcome } from "../form/form.tsx";
import { keyMeans } from "../shell/key-means.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import type { UndoActs } from "./acts.ts";
import { withdraw, type Offer } from "./offer.ts";

/** Long enough to read it and to find the key; it waits while it is looked at. */
const standsMs = 15_000;

/** One offer, until it is taken, closed or over. */
export function StandingOffer({ offer, acts }: { offer: Offer; acts: UndoActs }) {
  const { id, said, at } = offer;
  const t = useTranslations("form.undo");
  const format = useFormat();
  const [outcome, setOutcome] = useState<Outcome | "unreached">();
  const [pending, start] = useTransition();
  const unreached = outcome === "unreached";
  const hold = useEnd(id, pending || unreached);
  const undo = async () => {
    const done = await acts[offer.act](undefined, formOf(offer)).catch(() => "unreached" as const);
    setOutcome(done);
    if (done !== "unreached" && done.ok) offer.undone?.();
  };
  return (
    <div {...hold} className="flex items-center gap-3 rounded-md border bg-raised py-2 ps-4 pe-2 shadow-floating">
      {unreached ? (
        <p role="alert" className="min-w-0 text-broken">
          {t("unreached")}
        </p>
      ) : outcome?.ok === false ? (
        <ErrorNote code={outcome.code} params={outcome.params} />
      ) : (
        <p className="min-w-0">
          {outcome ? t("done") : said} <span className="text-cell text-ink-quiet">{format.time(at)}</span>
        </p>
      )}
      {(!outcome || unreached) && <UndoButton disabled={pending} undo={() => start(undo)} />}
      <IconButton label={t("close")} onClick={() => withdraw(id)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

function formOf({ fields }: Offer): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Ends the offer after its time, and says what holds it meanwhile. */
function useEnd(id: number, stays: boolean) {
  const [held, hold] = useState(false);
  useEffect(() => {
    if (held || stays) return undefined;
    const timer = setTimeout(() => withdraw(id), standsMs);
    return () => clearTimeout(timer);
  }, [id, held, stays]);
  return {
    onMouseEnter: () => hold(true),
    onMouseLeave: () => hold(false),
    onFocus: () => hold(true),
    onBlur: () => hold(false),
  };
}

function UndoButton({ undo, disabled }: { undo: () => void; disabled: boolean }) {
  const t = useTranslations("form.undo");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (keyMeans(event) === "z") button.current?.click();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <Button
      ref={button}
      icon={<Undo2 aria-hidden className="rtl:-scale-x-100" />}
      aria-keyshortcuts="z"
      disabled={disabled}
      onClick={undo}
    >
      {t("verb")}
      <kbd aria-hidden className="rounded-sm border bg-sunken px-1 font-mono text-caption">
        Z
      </kbd>
    </Button>
  );
}
