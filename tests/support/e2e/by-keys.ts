import { expect, type Locator } from "@playwright/test";
import type { Reader } from "./screen.ts";

/** More stops than any page has. */
const most = 150;

/** What one does without a mouse. Wherever the focus comes by, it shows and lies under nothing. */
export function byKeys({ page, t }: Reader) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (target: Locator) => {
    await expect(target).toBeVisible();
    const faults = new Set<string>();
    for (let presses = 0; presses < most && !(await isFocused(target)); presses++) {
      await press("Tab");
      for (const fault of await page.evaluate(faultOfFocus)) faults.add(fault);
    }
    await expect(target).toBeFocused();
    expect([...faults]).toEqual([]);
  };
  const type = async (target: Locator, text: string) => {
    await tabTo(target);
    await page.keyboard.type(text);
  };
  /** Through the command palette. */
  const goTo = async (name: string) => {
    await press("Control+k");
    await page.getByRole("combobox", { name: t("keys.palette") }).waitFor();
    await page.keyboard.type(name);
    await choose(page.getByRole("option", { name, exact: true }));
  };
  /** Walks a list or menu down to the choice, and takes it. */
  const choose = async (choice: Locator) => {
    await expect(choice).toBeVisible();
    const reached = () => choice.evaluate((element) => element.hasAttribute("data-highlighted"));
    for (let presses = 0; presses < most && !(await reached()); presses++) await press("ArrowDown");
    await press("Enter");
    await expect(choice).toBeHidden();
  };
  const tabAnd = async (target: Locator, ...keys: readonly string[]) => {
    await tabTo(target);
    await press(...keys);
  };
  /** With the key for the next row, once the table listens and no menu takes the focus back. */
  const walkTo = (row: Locator) =>
    expect(async () => {
      if (!(await isFocused(row))) await press("k");
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await expect(row).toBeFocused({ timeout: 500 });
    }).toPass();
  return { press, tabTo, tabAnd, walkTo, type, goTo, choose };
}

export const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** What is wrong with the place where the focus is, in the browser. */
function faultOfFocus(): string[] {
  const element = document.activeElement;
  if (element === null || element === document.body || element.hasAttribute("data-base-ui-focus-guard")) return [];
  const name = element.outerHTML.slice(0, 120);
  const outlined = [undefined, "::after"].some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  const covered = hit === null || !(element.contains(hit) || hit.contains(element));
  return [...(outlined ? [] : [`does not show: ${name}`]), ...(covered ? [`lies under something: ${name}`] : [])];
}
