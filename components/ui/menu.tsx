"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Link } from "#lib/i18n/navigation.ts";
import { cx } from "./cx.ts";

type MenuProps = { trigger: ReactElement; align?: "start" | "end"; children: ReactNode };

export function Menu({ trigger, align = "end", children }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className={menuClass}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = { children: ReactNode; icon?: ReactNode; danger?: boolean; disabled?: boolean };

export function MenuItem({ onSelect, children, icon, danger, disabled }: ItemProps & { onSelect: () => void }) {
  return (
    <Base.Item onClick={onSelect} disabled={disabled ?? false} className={cx(itemClass, danger && "text-broken")}>
      {icon}
      {children}
    </Base.Item>
  );
}

export function MenuLink({ href, current, children, icon }: ItemProps & { href: string; current?: boolean }) {
  return (
    <Base.Item render={<Link href={href} aria-current={current ? "true" : undefined} />} className={itemClass}>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {current && <Check aria-hidden className="text-accent" />}
    </Base.Item>
  );
}

type CheckProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode };

export function MenuCheck({ checked, onChange, children }: CheckProps) {
  return (
    <Base.CheckboxItem checked={checked} onCheckedChange={onChange} closeOnClick={false} className={itemClass}>
      <span className="size-4">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden className="text-accent" />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}

type RadioProps = { label: string; value: string; onChange: (value: string) => void; options: readonly Option[] };
type Option = { readonly value: string; readonly label: string; readonly icon?: ReactNode };

export function MenuRadio({ label, value, onChange, options }: RadioProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 py-1 text-caption text-ink-quiet">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={itemClass}>
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="text-accent" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export const MenuSeparator = () => <Base.Separator className="my-1 h-px bg-line" />;

const menuClass =
  "max-h-[70dvh] min-w-44 max-w-80 overflow-auto rounded-md border bg-raised p-1 shadow-floating outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

const itemClass =
  "flex min-h-8 w-full items-center gap-2 rounded-sm px-2 py-1 text-start outline-none select-none data-disabled:text-ink-quiet data-highlighted:bg-accent-tint [&_svg]:size-4 [&_svg]:shrink-0";
