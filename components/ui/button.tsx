import type { ComponentProps, ReactNode } from "react";
import { Link } from "#lib/i18n/navigation.ts";
import { cx } from "./cx.ts";

export type ButtonKind = "primary" | "quiet" | "bare" | "danger";
type Look = { kind?: ButtonKind; icon?: ReactNode };

export function Button({
  kind = "quiet",
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Look) {
  return (
    <button type={type} className={cx(buttonClass(kind), className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

export function LinkButton({ kind = "quiet", icon, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={cx(buttonClass(kind), "print:hidden", className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}

type IconProps = ComponentProps<"button"> & { label: string; small?: boolean };

export function IconButton({ label, small, children, className, type = "button", ...rest }: IconProps) {
  const size = small ? "size-6 [&_svg]:size-3.5" : "size-8 [&_svg]:size-4";
  return (
    <button type={type} aria-label={label} title={label} className={cx(iconClass, size, className)} {...rest}>
      {children}
    </button>
  );
}

const iconClass =
  "inline-flex shrink-0 items-center justify-center rounded-sm text-ink-quiet transition-colors hover:bg-sunken hover:text-ink data-popup-open:bg-sunken data-popup-open:text-ink";

export const iconButtonClass = cx(iconClass, "size-8 [&_svg]:size-4");

const kinds: Record<ButtonKind, string> = {
  primary: "border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong",
  quiet: "border-line-strong bg-surface text-ink hover:bg-sunken",
  bare: "border-transparent text-accent hover:bg-accent-tint",
  danger: "border-broken bg-surface text-broken hover:bg-broken-tint",
};

export const buttonClass = (kind: ButtonKind): string =>
  cx(
    "inline-flex min-h-8 shrink-0 items-center justify-center gap-1.5 rounded-sm border px-3 py-1 text-body font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-quiet [&_svg]:size-4 [&_svg]:shrink-0",
    kinds[kind],
  );
