"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition, type KeyboardEvent, type ReactNode } from "react";
import { useField } from "#components/form/context.ts";
import { FieldErrorText } from "#components/form/field-error.tsx";
import { textOf } from "#components/form/text-of.ts";
import { Button, IconButton } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/input.tsx";
import { Money } from "#components/ui/money.tsx";
import type { FoundAdvance } from "./found-advance.ts";
import type { AdvanceDraft } from "./advance-drafts.ts";
import { searchAdvances } from "./lookups.ts";
import type { DocumentDraft } from "./use-document-draft.ts";

/** The prepayments that this invoice settles, found among those of the same buyer. */
export function AdvanceFields({ draft }: { draft: DocumentDraft }) {
  const { advances, setAdvances, currency } = draft;
  const kept = advances.filter(({ from }) => from !== "");
  const picked = advances.filter(({ from }) => from === "");
  const drop = (key: string) => setAdvances((before) => before.filter((one) => one.key !== key));
  const add = ({ id, number, issueDate, total }: FoundAdvance) =>
    setAdvances((before) => [...before, { key: id, from: "", number, issueDate, total }]);
  return (
    <div className="flex flex-col gap-4">
      {[...kept, ...picked].length > 0 && (
        <ul className="rounded-sm border">
          {kept.map((one, place) => (
            <Picked key={one.key} advance={one} currency={currency} drop={drop}>
              <input type="hidden" name={`document.prepayments.${place}.from`} value={one.from} />
            </Picked>
          ))}
          {picked.map((one, place) => (
            <Picked key={one.key} advance={one} currency={currency} drop={drop} path={`advances.${place}`}>
              <input type="hidden" name={`advances.${place}`} value={one.key} />
            </Picked>
          ))}
        </ul>
      )}
      <input type="hidden" name={`document.prepayments.${kept.length}.from`} value="" />
      <Finder taken={new Set(advances.map(({ number }) => number))} add={add} />
    </div>
  );
}

type PickedProps = {
  advance: AdvanceDraft;
  currency: string;
  drop: (key: string) => void;
  path?: string;
  children: ReactNode;
};

function Picked({ advance, currency, drop, path = "", children }: PickedProps) {
  const t = useTranslations("documents.form.advance");
  const { id, error } = useField(path);
  return (
    <li className="border-b px-3 py-2 last:border-b-0">
      {children}
      <div id={id} tabIndex={-1} className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Code>{advance.number}</Code>
        <bdi dir="ltr" className="text-cell text-ink-quiet">
          {advance.issueDate}
        </bdi>
        <span className="ms-auto">
          <Money minor={advance.total.replace(".", "")} currency={currency} />
        </span>
        <IconButton label={t("drop", { number: advance.number })} onClick={() => drop(advance.key)}>
          <X aria-hidden />
        </IconButton>
      </div>
      {error && (
        <p className="text-cell text-broken">
          <FieldErrorText error={error} />
        </p>
      )}
    </li>
  );
}

type FinderProps = { taken: ReadonlySet<string>; add: (advance: FoundAdvance) => void };

function Finder({ taken, add }: FinderProps) {
  const t = useTranslations("documents.form.advance");
  const { id } = useField("advances");
  const box = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<readonly FoundAdvance[] | "failed">();
  const [searching, search] = useTransition();
  const look = () => {
    const form = box.current?.form;
    const q = box.current?.value ?? "";
    if (form) search(async () => setFound((await searchAdvances(questionOf(new FormData(form), q))) ?? "failed"));
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    look();
  };
  return (
    <>
      <Field id={id} label={t("search")} hint={t("hint")} optional>
        <span className="flex gap-2">
          <TextInput ref={box} id={id} code maxLength={100} onKeyDown={enter} />
          <Button onClick={look} icon={<Search aria-hidden />} aria-busy={searching}>
            {t("find")}
          </Button>
        </span>
      </Field>
      <output className="block empty:hidden">
        {found === "failed" && t("failed")}
        {found !== undefined && found !== "failed" && <Results found={found} taken={taken} add={add} />}
      </output>
    </>
  );
}

const questionOf = (form: FormData, q: string) => ({
  deviceId: textOf(form, "deviceId"),
  q,
  buyer: {
    name: textOf(form, "document.buyer.name"),
    vatNumber: textOf(form, "document.buyer.vatNumber"),
    identifier: textOf(form, "document.buyer.identifier.value"),
  },
});

function Results({ found, taken, add }: FinderProps & { found: readonly FoundAdvance[] }) {
  const t = useTranslations("documents.form.advance");
  if (found.length === 0) return t("none");
  return (
    <ul aria-label={t("found")} className="rounded-sm border">
      {found.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-3 py-2 last:border-b-0">
          <Code>{one.number}</Code>
          <bdi dir="ltr" className="text-cell text-ink-quiet">
            {one.issueDate}
          </bdi>
          {one.buyerName && <bdi>{one.buyerName}</bdi>}
          <span className="ms-auto">
            <Money minor={one.total.replace(".", "")} currency={one.currency} />
          </span>
          <Button
            disabled={taken.has(one.number)}
            onClick={() => add(one)}
            aria-label={t("takeOne", { number: one.number })}
          >
            {t(taken.has(one.number) ? "taken" : "take")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
