import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test as base, expect, type BrowserContext, type Page, type Response } from "@playwright/test";
import { makeRun } from "./run.ts";

type Options = {
  /** Complaints of the browser that the test provokes itself. */
  readonly expected: RegExp | undefined;
};

/** Every test watches its pages: the browser must not complain, and what it saw is kept for the search of secrets. */
export const test = base.extend<Options & { readonly watched: void }>({
  expected: [undefined, { option: true }],
  watched: [
    async ({ context, baseURL, expected }, use, { testId }) => {
      const watch = watchContext(context, baseURL ?? "", testId);
      await use();
      const complaints = await watch.end();
      expect(complaints.filter((text) => !expected?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

/** Whether a script is used soon enough after it was fetched is a matter of how busy the machine is. */
const late = /was preloaded using link preload but not used within a few seconds/;

function watchContext(context: BrowserContext, address: string, name: string) {
  const complaints: string[] = [];
  const reading: Promise<void>[] = [];
  const { seen } = makeRun();
  const keep = (text: string) => appendFileSync(join(seen, `${name}.txt`), `${text}\n`);

  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("console", (message) => {
    const { url } = message.location();
    const ours = url === "" ? message.page()?.url().startsWith(address) : url.startsWith(address);
    const told = ["error", "warning"].includes(message.type()) && !late.test(message.text());
    if (ours && told) complaints.push(`${message.text()} ${url}`);
  });
  context.on("request", (request) => {
    if (request.url().startsWith(address)) keep(`${request.method()} ${request.url()}`);
  });
  context.on("response", (response) => {
    if (isPage(response, address)) reading.push(bodyOf(response).then(keep));
  });
  const end = async () => {
    await Promise.all(reading);
    for (const [index, page] of context.pages().entries()) await keepPage(page, address, `${name}-${index}`);
    return complaints;
  };
  return { end };
}

const isPage = (response: Response, address: string): boolean =>
  response.url().startsWith(address) && /html|json|x-component/.test(response.headers()["content-type"] ?? "");

/** An answer that the browser has left behind meanwhile cannot be read any more; the page itself is kept at the end. */
const bodyOf = (response: Response): Promise<string> => response.text().catch(() => "");

async function keepPage(page: Page, address: string, name: string): Promise<void> {
  if (page.url().startsWith(address)) writeFileSync(join(makeRun().seen, `${name}.html`), await page.content());
}
