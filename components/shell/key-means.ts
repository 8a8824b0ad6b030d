/** The key, unless it belongs to what has the focus: a field, an open menu, list or dialog. Ctrl and Command keep their own meanings. */
export function keyMeans(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const { target } = event;
  if (target instanceof Element && target.closest(busy)) return undefined;
  if (document.querySelector(open) !== null) return undefined;
  // an Arabic keyboard gives other letters for the same keys
  return byPlace[event.code] !== undefined && !/^[\x20-\x7e]$/.test(event.key) && event.key.length === 1
    ? byPlace[event.code]
    : (alike[event.key] ?? event.key);
}

const busy =
  "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], [role=menu], [role=listbox]";
const open = "[role=dialog][data-open], [role=menu][data-open]";
const byPlace: Readonly<Record<string, string>> = { KeyJ: "j", KeyK: "k", KeyX: "x", KeyH: "h", KeyZ: "z", Slash: "/" };
const alike: Readonly<Record<string, string>> = { "؟": "?" };
