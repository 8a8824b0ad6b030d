import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import type { Switches } from "#lib/simulator/switches.ts";
import { keepSecret, productEnvironment } from "./run.ts";

/** Opens the portal from the page, makes a code for the VAT number there, and comes back with it. */
export async function takeCode(page: Page, link: string, vatNumber: string, kind: EnrolmentKind): Promise<string> {
  const [code = ""] = await takeCodes(page, link, { vatNumber, kind, count: 1 });
  return code;
}

type Order = { readonly vatNumber: string; readonly kind: EnrolmentKind; readonly count: number };

/** The same for several codes. */
export async function takeCodes(
  page: Page,
  link: string,
  { vatNumber, kind, count }: Order,
): Promise<readonly string[]> {
  const opening = page.waitForEvent("popup");
  await page.getByRole("link", { name: link }).first().click();
  const portal = await opening;
  await portal.locator("input[name=vat]").fill(vatNumber);
  await portal.locator("select[name=station]").selectOption("production");
  await portal.locator("select[name=kind]").selectOption(kind);
  await portal.locator("input[name=count]").fill(String(count));
  await portal.locator("form[action^='/portal/otps'] button").click();
  await portal.locator("table bdi").first().waitFor();
  const shown = await portal.locator("table bdi").allInnerTexts();
  const codes = shown.filter((text) => /^\d{6}$/.test(text)).slice(0, count);
  expect(codes).toHaveLength(count);
  for (const code of codes) keepSecret("code", code);
  await portal.close();
  return codes;
}

type Fault = {
  readonly kind: string;
  readonly path: string;
  readonly times?: number;
  readonly step?: string;
  readonly latencyMs?: number;
};

/** Arms a fault of the simulator over its control endpoint. */
export const arm = (fault: Fault): Promise<unknown> => control("POST", "faults", fault);

export const disarm = (): Promise<unknown> => control("DELETE", "faults");

/** Changes what nobody knows for sure about the platform. */
export const setSwitches = (changes: Partial<Switches>): Promise<unknown> => control("PATCH", "switches", changes);

/** Codes from the portal, without going there. */
export async function makeCodes(vat: string, kind: EnrolmentKind, count: number): Promise<readonly string[]> {
  const made = z.array(z.object({ code: z.string() }));
  const codes = made.parse(await control("POST", "otps", { station: "production", vat, kind, count }));
  for (const { code } of codes) keepSecret("code", code);
  return codes.map(({ code }) => code);
}

/** What the platform's analysts would write about this VAT number's documents. */
export async function mailsOf(vat: string): Promise<readonly unknown[]> {
  const mails = z.array(z.looseObject({ vat: z.string() }));
  return mails.parse(await control("GET", "mails")).filter((mail) => mail.vat === vat);
}

/** The devices that the simulator knows of this VAT number, the oldest certificate first. */
export async function devicesOf(vat: string): Promise<readonly { readonly name: string; readonly state: string }[]> {
  const devices = z.array(z.object({ vat: z.string(), name: z.string(), state: z.string() }));
  return devices.parse(await control("GET", "devices")).filter((device) => device.vat === vat);
}

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const { KHATM_GATEWAY_SIMULATOR, KHATM_SIMULATOR_CONTROL_TOKEN } = productEnvironment();
  const answer = await fetch(new URL(`/control/${path}`, KHATM_GATEWAY_SIMULATOR), {
    method,
    headers: { authorization: `Bearer ${KHATM_SIMULATOR_CONTROL_TOKEN}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.status).toBe(200);
  return await answer.json();
}
