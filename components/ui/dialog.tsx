"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { iconButtonClass } from "./button.tsx";
import { cx } from "./cx.ts";

type Shown = { title: ReactNode; description?: ReactNode; children: ReactNode; wide?: boolean };

export function Dialog({ trigger, ...shown }: Shown & { trigger: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <DialogPopup {...shown} />
    </Base.Root>
  );
}

/** A dialog that something else than its own button opens, such as an item of a menu or a key. */
export function OpenDialog({ close, ...shown }: Shown & { close: () => void }) {
  return (
    <Base.Root open onOpenChange={(open) => !open && close()}>
      <DialogPopup {...shown} />
    </Base.Root>
  );
}

function DialogPopup({ title, description, children, wide }: Shown) {
  return (
    <Base.Portal>
      <Base.Backdrop className={backdropClass} />
      <Base.Popup className={cx(popupClass, wide ? "max-w-2xl" : "max-w-lg")}>
        <div className="flex items-start gap-4">
          <Base.Title className="flex-1 text-section font-semibold">{title}</Base.Title>
          <DialogClose />
        </div>
        {description && <Base.Description className="mt-1 text-ink-quiet">{description}</Base.Description>}
        <div className="mt-4">{children}</div>
      </Base.Popup>
    </Base.Portal>
  );
}

export function DialogClose({ children }: { children?: ReactElement }) {
  const t = useTranslations("common");
  if (children) return <Base.Close render={children} />;
  return (
    <Base.Close aria-label={t("close")} className={iconButtonClass}>
      <X aria-hidden />
    </Base.Close>
  );
}

export const backdropClass =
  "fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

export const popupClass =
  "fixed inset-x-4 top-[10dvh] z-50 mx-auto max-h-[80dvh] overflow-auto rounded-md border bg-raised p-4 shadow-floating transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
