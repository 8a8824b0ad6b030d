import type { KeyboardEvent } from "react";

/** j and k walk down and up the row links; only while the focus is inside the table, so they disturb nothing else. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;

  const step = steps[event.key];
  if (step === undefined) return;

  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-link]")];
  const row =
    event.target instanceof HTMLElement
      ? event.target.closest("tr")?.querySelector<HTMLElement>("[data-row-link]")
      : null;
  const at = row ? links.indexOf(row) : -1;
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
  event.preventDefault();
}

const steps: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.matches("input, select, textarea, [contenteditable]");
