import { expect } from "@playwright/test";
import type { EnrolmentKind } from "#lib/domain/enrolment.ts";
import { idIn, stepOn, type Reader } from "./screen.ts";
import { takeCode } from "./simulator.ts";
import type { Words } from "#lib/i18n/words.ts";

type Establishment = { readonly vatNumber: string; readonly nameAr: string; readonly nameEn: string };
type Field = readonly [label: string, value: string];
type SellMap = "0100" | "1100";

export const establishmentFields = ({ t }: Reader, { vatNumber, nameAr, nameEn }: Establishment): readonly Field[] => [
  [t("records.vatNumber"), vatNumber],
  [t("records.nameAr"), nameAr],
  [t("records.nameEn"), nameEn],
  [t("records.identifierValue"), "1010567843"],
  [t("records.industry"), "Retail trade"],
  ...addressFields(t),
];

/** The building number stands in Arabic-Indic digits, as it may be typed. */
const addressFields = (t: Words): readonly Field[] => [
  [t("records.buildingNumber"), "٣٧١٢"],
  [t("records.street"), "شارع العليا"],
  [t("records.district"), "العليا"],
  [t("records.city"), "الرياض"],
  [t("records.postalCode"), "12213"],
];

export const fieldOf = ({ page }: Reader, label: string) => page.getByRole("main").getByLabel(label, { exact: true });

export async function fill(reader: Reader, fields: readonly Field[]): Promise<void> {
  for (const [label, value] of fields) await fieldOf(reader, label).fill(value);
}

/** Records an establishment; says its id. */
export async function recordEstablishment(reader: Reader, establishment: Establishment): Promise<string> {
  const { page, locale, t } = reader;
  await page.goto(`/${locale}/establishments/new`);
  await fill(reader, establishmentFields(reader, establishment));
  await page.getByRole("button", { name: t("establishments.create") }).click();
  await page.waitForURL(/\/establishments\/[0-9a-f-]{36}\?done=/);
  return idIn(page.url());
}

/** Opens a branch of the establishment. */
export async function openBranch(reader: Reader, establishmentId: string): Promise<void> {
  const { page, locale, t } = reader;
  await page.goto(`/${locale}/branches/new?of=${establishmentId}`);
  await fill(reader, [
    [t("branches.nameAr"), "فرع العليا"],
    [t("branches.nameEn"), "Olaya branch"],
    [t("records.identifierValue"), "1010567844"],
    ...addressFields(t),
  ]);
  await page.getByRole("button", { name: t("branches.openVerb") }).click();
  await page.waitForURL(/\/branches\/[0-9a-f-]{36}\/opening\?done=/);
}

/** Registers a device for simplified invoices or for both, watching the request grow while it is typed; says the device's id. */
export async function registerDevice(
  reader: Reader,
  establishmentId: string,
  name: string,
  map: SellMap = "0100",
): Promise<string> {
  const { page, locale, t } = reader;
  await page.goto(`/${locale}/devices/new?establishment=${establishmentId}`);
  const preview = page.getByRole("region", { name: t("devices.part.preview") });
  await fieldOf(reader, t("devices.field.name")).fill(name);
  await expect(preview).toContainText(name);
  await page.getByRole("radio", { name: t(`devices.map.${map}`) }).check();
  await expect(preview.getByText(map, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: t("devices.new.submit") }).click();
  await page.waitForURL(/\/devices\/[0-9a-f-]{36}$/);
  return idIn(page.url());
}

/** A device of an establishment of its own, with its enrolment begun; says the device's id. */
export async function beginEnrolment(reader: Reader, establishment: Establishment, device: string): Promise<string> {
  const establishmentId = await recordEstablishment(reader, establishment);
  await openBranch(reader, establishmentId);
  const deviceId = await registerDevice(reader, establishmentId, device);
  await startEnrolment(reader);
  return deviceId;
}

export const startEnrolment = (reader: Reader): Promise<void> => begin(reader, "devices.page.start");
export const startRenewal = (reader: Reader): Promise<void> => begin(reader, "devices.page.renew");

async function begin(reader: Reader, act: "devices.page.start" | "devices.page.renew"): Promise<void> {
  const { page, t } = reader;
  await page.getByRole("button", { name: t(act), exact: true }).click();
  await expect(stepOn(reader, "code")).toHaveAttribute("aria-current", "step");
}

type Given = { readonly code?: string; readonly kind?: EnrolmentKind };

/** Gives a code on the device's page: this one, or a fresh one from the portal. */
export async function giveCode(reader: Reader, vatNumber: string, by: Given = {}): Promise<string> {
  const { page, t } = reader;
  const { code, kind = "onboarding" } = by;
  const given = code ?? (await takeCode(page, t("enrolments.code.portal"), vatNumber, kind));
  await fieldOf(reader, t("enrolments.code.label")).fill(given);
  await page.getByRole("button", { name: t("enrolments.code.submit") }).click();
  return given;
}

/** Watches the walk move, without reloading, until the device is live. */
export async function seeItLive(reader: Reader): Promise<void> {
  const { page, t } = reader;
  await expect(stepOn(reader, "live")).toContainText(t("enrolments.answer.liveDone"), { timeout: 150_000 });
  await expect(page.getByRole("heading", { name: t("devices.page.certificate"), exact: true })).toBeVisible();
}

/** Records an establishment with a branch and a device, and takes the device to its production certificate. */
export async function aLiveDevice(reader: Reader, establishment: Establishment, name: string, map?: SellMap) {
  const establishmentId = await recordEstablishment(reader, establishment);
  await openBranch(reader, establishmentId);
  const deviceId = await registerDevice(reader, establishmentId, name, map);
  await startEnrolment(reader);
  await giveCode(reader, establishment.vatNumber);
  await seeItLive(reader);
  return { establishmentId, deviceId };
}
