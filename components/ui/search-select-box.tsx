"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { mostChoices } from "#lib/domain/choices.ts";
import { useHydrated } from "../form/context.ts";
import { cx } from "./cx.ts";
import { controlClass } from "./input.tsx";
import { useChoices, type Finder, type FoundChoice } from "./use-choices.ts";

export type SearchSelectProps = InputProps & {
  name: string;
  find: Finder;
  chosen?: FoundChoice | undefined;
  onChoose?: (chosen: FoundChoice | undefined) => void;
  disabled?: boolean | undefined;
  className?: string;
};

type InputProps = {
  /** What it means that nothing is chosen, such as "every device". */
  empty?: string;
  /** Cannot be emptied by its button. */
  required?: boolean | undefined;
  id?: string;
  "aria-label"?: string;
  "aria-invalid"?: true | undefined;
  "aria-describedby"?: string | undefined;
};

/** Chooses one of very many records: the server looks for what is typed, so nothing can be typed before script is ready. The form gets the record's id under `name`. */
export function SearchSelectBox(props: SearchSelectProps) {
  const { name, find, chosen, onChoose, disabled, className, ...input } = props;
  const hydrated = useHydrated();
  const [value, setValue] = useState(chosen ?? null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const { found, state } = useChoices(find, text, open);
  const choose = (next: FoundChoice | null) => {
    setValue(next);
    onChoose?.(next ?? undefined);
  };
  return (
    <Combobox.Root
      items={found}
      filter={null}
      name={name}
      value={value}
      onValueChange={choose}
      onInputValueChange={(typed, { reason }) => setText(reason === "input-change" ? typed : "")}
      onOpenChange={setOpen}
      isItemEqualToValue={(one: FoundChoice, other: FoundChoice) => one.value === other.value}
      disabled={disabled || !hydrated}
      autoHighlight
    >
      <Combobox.InputGroup className={cx("relative inline-flex w-full", className)}>
        <Input {...input} />
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Found count={found.length} state={state} />
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Input({ empty, required, ...rest }: InputProps) {
  const t = useTranslations("form.choice");
  return (
    <>
      <Combobox.Input
        {...rest}
        aria-required={required}
        placeholder={empty ?? t("search")}
        className={cx(controlClass, "h-8 truncate placeholder:text-ink-quiet", required ? "pe-8" : "pe-14")}
      />
      <span className="absolute end-1 top-1 flex">
        {!required && (
          <Combobox.Clear aria-label={t("clear")} className={buttonClass}>
            <X aria-hidden className="size-4" />
          </Combobox.Clear>
        )}
        <Combobox.Trigger aria-label={t("open")} className={buttonClass}>
          <ChevronDown aria-hidden className="size-4" />
        </Combobox.Trigger>
      </span>
    </>
  );
}

/** What was found, and how many, said as it changes. */
function Found({ count, state }: { count: number; state: ReturnType<typeof useChoices>["state"] }) {
  const t = useTranslations("form.choice");
  const words = {
    searching: t("searching"),
    failed: t("failed"),
    ready: t(count < mostChoices ? "count" : "first", { count }),
  };
  return (
    <Combobox.Popup className={popupClass} aria-busy={state === "searching" || undefined}>
      <Combobox.Status className="px-2 py-1 text-caption text-ink-quiet">{words[state]}</Combobox.Status>
      <Combobox.List className="outline-none">
        {(choice: FoundChoice) => (
          <Combobox.Item key={choice.value} value={choice} className={itemClass}>
            <Combobox.ItemIndicator className="size-4 shrink-0">
              <Check aria-hidden className="size-4 text-accent" />
            </Combobox.ItemIndicator>
            <bdi className="min-w-0 truncate">{choice.label}</bdi>
            {choice.note && <bdi className="ms-auto max-w-1/2 truncate text-caption text-ink-quiet">{choice.note}</bdi>}
          </Combobox.Item>
        )}
      </Combobox.List>
    </Combobox.Popup>
  );
}

const buttonClass = "flex size-6 items-center justify-center rounded-sm text-ink-quiet hover:text-ink";
const popupClass =
  "max-h-[min(var(--available-height),20rem)] w-(--anchor-width) min-w-56 overflow-y-auto rounded-md border bg-raised p-1 shadow-floating";
const itemClass =
  "flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-accent-tint";
