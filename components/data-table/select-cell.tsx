"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { roles } from "./roles.ts";
import type { Selection } from "./selection.tsx";

type CellProps = { selection: Selection; id: string; name: string };

export function SelectCell({ selection, id, name }: CellProps) {
  const t = useTranslations("table");
  return (
    <td {...roles.cell} className={cellClass}>
      <label className={markClass}>
        <input
          type="checkbox"
          data-row-select
          aria-label={t("select", { name })}
          checked={selection.all || selection.ids.includes(id)}
          disabled={selection.all}
          onChange={({ target }) => selection.toggle(id, target.checked)}
          className="size-4 accent-accent"
        />
      </label>
    </td>
  );
}

export function SelectHeading({ selection, ids }: { selection: Selection; ids: readonly string[] }) {
  const t = useTranslations("table");
  const box = useRef<HTMLInputElement>(null);
  const taken = ids.filter((id) => selection.ids.includes(id)).length;
  const whole = selection.all || taken === ids.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = !whole && taken > 0;
  }, [whole, taken]);
  return (
    <th scope="col" {...roles.columnheader} className="sticky top-0 w-8 border-b bg-surface ps-2 max-md:hidden">
      <label className={markClass}>
        <input
          ref={box}
          type="checkbox"
          aria-label={t("selectPage")}
          checked={whole}
          disabled={selection.all}
          onChange={({ target }) => selection.page(ids, target.checked)}
          className="size-4 accent-accent"
        />
      </label>
    </th>
  );
}

/** Over the link that covers the row, and large enough for a finger. */
const markClass = "relative z-10 inline-flex size-7 items-center justify-center";
const cellClass =
  "w-8 ps-2 align-middle md:border-b md:group-last:border-b-0 max-md:absolute max-md:end-2 max-md:top-1";
