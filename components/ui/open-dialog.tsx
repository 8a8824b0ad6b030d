"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { backdropClass, DialogClose, popupClass } from "./dialog.tsx";
import { cx } from "./cx.ts";

type Props = { title: ReactNode; description?: ReactNode; close: () => void; children: ReactNode };

/** A dialog that something else than its own button opens, such as an item of a menu or a key. */
export function OpenDialog({ title, description, close, children }: Props) {
  return (
    <Base.Root open onOpenChange={(open) => !open && close()}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={cx(popupClass, "max-w-lg")}>
          <div className="flex items-start gap-4">
            <Base.Title className="flex-1 text-section font-semibold">{title}</Base.Title>
            <DialogClose />
          </div>
          {description && <Base.Description className="mt-1 text-ink-quiet">{description}</Base.Description>}
          <div className="mt-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
