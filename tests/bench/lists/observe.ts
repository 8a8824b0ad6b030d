import type { Page } from "@playwright/test";
import { z } from "zod";

const Reading = z.object({ lcp: z.number(), interactions: z.array(z.number()) });
export type Reading = z.output<typeof Reading>;

/** Runs in the page before anything else: keeps when the largest paint was, and of each interaction its longest event. */
export function observePage(): void {
  let lcp = 0;
  const longest = new Map<number, number>();
  Object.assign(globalThis, { khatmReading: () => ({ lcp, interactions: [...longest.values()] }) });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) lcp = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  // what is shorter than 16 ms Chromium does not tell
  const events: PerformanceObserverInit & { durationThreshold: number } = {
    type: "event",
    buffered: true,
    durationThreshold: 16,
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const id = "interactionId" in entry && typeof entry.interactionId === "number" ? entry.interactionId : 0;
      if (id > 0) longest.set(id, Math.max(longest.get(id) ?? 0, entry.duration));
    }
  }).observe(events);
}

/** What the page has kept so far, once its last frames are told. */
export async function readingOf(page: Page): Promise<Reading> {
  await page.waitForTimeout(300);
  return Reading.parse(await page.evaluate("khatmReading()"));
}
