"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "#lib/i18n/navigation.ts";
import { backdropClass } from "../ui/dialog.tsx";
import type { NavItem } from "./nav-list.tsx";
import { usePaletteItems, type PaletteGroup, type PaletteItem } from "./use-palette-items.ts";

type Props = { items: readonly NavItem[]; mayFind: boolean; close: () => void };

/** Goes to a page, begins something, or finds a device, a branch or a document; the server does the searching. */
export function Palette({ items, mayFind, close }: Props) {
  const t = useTranslations("keys");
  const router = useRouter();
  const { groups, text, setText, state } = usePaletteItems(items, mayFind);
  const go = ({ href }: PaletteItem) => {
    close();
    router.push(href);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropClass} />
        <Dialog.Popup aria-label={t("palette")} className={popupClass}>
          <Autocomplete.Root
            open
            inline
            items={groups}
            value={text}
            onValueChange={setText}
            filter={null}
            autoHighlight="always"
            keepHighlight
          >
            <div className="flex items-center gap-2 border-b px-3">
              <Search aria-hidden className="size-4 shrink-0 text-ink-quiet" />
              <Autocomplete.Input
                aria-label={t("palette")}
                placeholder={t("placeholder")}
                dir="auto"
                className="h-11 w-full min-w-0 bg-transparent text-body outline-none placeholder:text-ink-quiet"
              />
            </div>
            <div className="min-h-0 flex-1 overflow-auto p-1">
              <Autocomplete.Status className="px-2 text-cell text-ink-quiet empty:hidden">
                {state === "searching" ? t("searching") : state === "failed" ? t("failed") : undefined}
              </Autocomplete.Status>
              <Autocomplete.Empty className="px-2 py-4 text-ink-quiet empty:hidden">
                {state === "searching" ? undefined : t("none")}
              </Autocomplete.Empty>
              <Autocomplete.List>
                {(group: PaletteGroup) => <Group key={group.value} group={group} go={go} />}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
          <Dialog.Close className="sr-only">{t("close")}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ group, go }: { group: PaletteGroup; go: (item: PaletteItem) => void }) {
  const t = useTranslations("keys");
  return (
    <Autocomplete.Group items={group.items} className="not-last:mb-1">
      <Autocomplete.GroupLabel className="px-2 py-1 text-caption text-ink-quiet">
        {t(group.value)}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: PaletteItem) => (
          <Autocomplete.Item key={item.value} value={item} onClick={() => go(item)} className={itemClass}>
            <bdi className="min-w-0 truncate">{item.label}</bdi>
            {item.note !== undefined && (
              <bdi className="ms-auto max-w-1/2 truncate text-caption text-ink-quiet">{item.note}</bdi>
            )}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

const popupClass =
  "fixed inset-x-4 top-[10dvh] z-50 mx-auto flex max-h-[70dvh] max-w-xl flex-col overflow-hidden rounded-md border bg-raised shadow-floating outline-none";
const itemClass =
  "flex min-h-8 items-center gap-3 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-accent-tint";
