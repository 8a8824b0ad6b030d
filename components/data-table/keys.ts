import { useEffect, type RefObject } from "react";
import { keyMeans } from "../shell/key-means.ts";

/**
 * j and k walk down and up the rows, x selects the row, from anywhere on the page but where one types or a menu is open; the arrows do
 * the same while the focus is inside the table. Of several tables on a page the first listens, or the one that has the focus.
 */
export function useTableKeys(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const here = table.current;
      const step = steps[keyMeans(event) ?? ""] ?? 0;
      if (here === null || !listens(here, event.target)) return;
      if (step !== 0 && (event.key.length === 1 || here.contains(document.activeElement))) walk(here, step, event);
      if (keyMeans(event) === "x") select(here, event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [table]);
}

function listens(here: HTMLElement, target: EventTarget | null): boolean {
  const focused = target instanceof Element ? target.closest("[data-rows]") : null;
  return (focused ?? document.querySelector("[data-rows]")) === here;
}

function walk(here: HTMLElement, step: number, event: KeyboardEvent): void {
  const links = [...here.querySelectorAll<HTMLElement>("[data-row-link]")];
  const link = linkOf(document.activeElement);
  const at = link === null ? -1 : links.indexOf(link);
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  event.preventDefault();
}

function select(here: HTMLElement, event: KeyboardEvent): void {
  const row = document.activeElement?.closest("tr");
  if (!row || !here.contains(row)) return;
  row.querySelector<HTMLInputElement>("[data-row-select]")?.click();
  event.preventDefault();
}

const linkOf = (element: Element | null): HTMLElement | null =>
  element?.closest("tr")?.querySelector<HTMLElement>("[data-row-link]") ?? null;

const steps: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
