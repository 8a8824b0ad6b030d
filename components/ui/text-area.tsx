import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { codeClass, controlClass } from "./input.tsx";

/** Several lines; `code` for what a machine wrote, left-to-right in both languages. */
export function TextArea({ className, code, ...rest }: ComponentProps<"textarea"> & { code?: boolean }) {
  return (
    <textarea
      autoComplete="off"
      spellCheck={!code}
      {...(code ? { dir: "ltr", autoCapitalize: "none" } : {})}
      className={cx(controlClass, "min-h-20 py-1.5", code && codeClass, className)}
      {...rest}
    />
  );
}
