"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition, type KeyboardEvent } from "react";
import { useField } from "#components/form/context.ts";
import { textOf } from "#components/form/text-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Code } from "#components/ui/code.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/input.tsx";
import { Money } from "#components/ui/money.tsx";
import { pickedAdvance, type ShareDraft } from "./advance-drafts.ts";
import type { FoundAdvance } from "./found-advance.ts";
import { searchAdvances } from "./lookups.ts";
import { PickedAdvance } from "./picked-advance.tsx";
import type { DocumentDraft } from "./use-document-draft.ts";

/** The prepayments that this invoice settles, found among those of the same buyer, and how much of each. */
export function AdvanceFields({ draft }: { draft: DocumentDraft }) {
  const { advances, setAdvances, currency } = draft;
  const drop = (key: string) => setAdvances((before) => before.filter((one) => one.key !== key));
  const change = (key: string, shares: readonly ShareDraft[]) =>
    setAdvances((before) => before.map((one) => (one.key === key ? { ...one, shares } : one)));
  const add = (found: FoundAdvance) => setAdvances((before) => [...before, pickedAdvance(found)]);
  return (
    <div className="flex flex-col gap-4">
      {advances.length > 0 && (
        <ul className="rounded-sm border">
          {advances.map((one, place) => (
            <PickedAdvance
              key={one.key}
              path={`document.prepayments.${place}`}
              advance={one}
              currency={currency}
              drop={() => drop(one.key)}
              change={(shares) => change(one.key, shares)}
            />
          ))}
        </ul>
      )}
      <input type="hidden" name={`document.prepayments.${advances.length}.from`} value="" />
      <Finder taken={new Set(advances.map(({ number }) => number))} add={add} />
    </div>
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
        <li key={one.uuid} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-3 py-2 last:border-b-0">
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
