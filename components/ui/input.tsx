import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** `code` is for serials, VAT numbers and the like: left-to-right and monospaced in both languages. */
export function TextInput({ className, code, ...rest }: ComponentProps<"input"> & { code?: boolean }) {
  return (
    <input
      type="text"
      autoComplete="off"
      {...(code ? codeProps : {})}
      className={cx(controlClass, "h-8", code && codeClass, className)}
      {...rest}
    />
  );
}

export type Choice = { readonly value: string; readonly label: string; readonly disabled?: boolean };

export function Select({ options, className, ...rest }: ComponentProps<"select"> & { options: readonly Choice[] }) {
  return (
    <span className={cx("relative inline-flex w-full", className)}>
      <select className={cx(controlClass, "h-8 appearance-none truncate pe-8")} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2 top-2 size-4 text-ink-quiet" />
    </span>
  );
}

const codeProps = { dir: "ltr", spellCheck: false, autoCapitalize: "none" } as const;
export const codeClass = "font-mono rtl:text-end";

export const controlClass =
  "w-full min-w-0 rounded-sm border border-line-strong bg-surface px-2.5 text-body text-ink transition-colors hover:border-ink-quiet disabled:bg-sunken disabled:text-ink-quiet aria-invalid:border-broken aria-invalid:bg-broken-tint";
