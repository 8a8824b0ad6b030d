"use client";

import { useEffect, useId, useRef, useState, type ComponentProps } from "react";
import { useFormat, usePreferences } from "#lib/i18n/use-format.tsx";
import { cx } from "./cx.ts";
import { TextInput } from "./input.tsx";

type Props = Omit<ComponentProps<typeof TextInput>, "type" | "value" | "defaultValue" | "ref"> & {
  defaultValue?: string;
};

/** The browser's own field for a day. It may show the month first, so the chosen day stands under it as days are spelled everywhere here. */
export function DateInput({ onChange, className, "aria-describedby": notes, ...rest }: Props) {
  const own = useId();
  const id = rest.id ?? own;
  const [day, setDay] = useState(rest.defaultValue ?? "");
  const input = useRef<HTMLInputElement>(null);
  // a day chosen before script was ready, or one that the browser brought back, was told to nobody
  useEffect(() => setDay(input.current?.value ?? ""), []);
  return (
    <span className={cx("flex w-full flex-col gap-1", className)}>
      <TextInput
        {...rest}
        ref={input}
        id={id}
        type="date"
        aria-describedby={[`${id}-day`, notes].filter(Boolean).join(" ")}
        onChange={(event) => {
          setDay(event.target.value);
          onChange?.(event);
        }}
      />
      <SpelledDay id={id} day={day} />
    </span>
  );
}

/** Keeps its room while no day is chosen; a year that is being typed is none yet. */
function SpelledDay({ id, day }: { id: string; day: string }) {
  const format = useFormat();
  const { hijri } = usePreferences();
  const at = /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(day) ? `${day}T12:00:00+03:00` : undefined;
  return (
    <output
      id={`${id}-day`}
      htmlFor={id}
      className={cx("flex flex-col text-caption text-ink-quiet", hijri ? "min-h-[2lh]" : "min-h-lh")}
    >
      {at && <span>{format.date(at)}</span>}
      {at && hijri && <span>{format.hijri(at)}</span>}
    </output>
  );
}
