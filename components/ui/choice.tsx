import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { FieldNotes } from "./field.tsx";
import type { Choice } from "./input.tsx";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

export function Checkbox({ id, label, hint, error, ...rest }: CheckboxProps) {
  return (
    <div className="flex flex-col">
      <label htmlFor={id} className="flex w-fit items-start gap-2">
        <input id={id} type="checkbox" className={cx(markClass, "rounded-sm")} {...rest} />
        <span>{label}</span>
      </label>
      <div className="ms-6">
        <FieldNotes id={id} hint={hint} error={error} />
      </div>
    </div>
  );
}

type GroupProps = {
  id: string;
  name: string;
  legend: ReactNode;
  options: readonly (Choice & { readonly hint?: string })[];
  defaultValue?: string | undefined;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
};

export function RadioGroup({ id, name, legend, options, defaultValue, hint, error, required }: GroupProps) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
      className="flex flex-col gap-1"
    >
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex flex-col gap-2">
        {options.map((option) => (
          <label key={option.value} className="flex w-fit items-start gap-2">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
              className={cx(markClass, "rounded-full")}
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-cell text-ink-quiet">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </fieldset>
  );
}

const markClass = "mt-0.5 size-4 shrink-0 accent-accent";
