import { expect } from "@playwright/test";
import { beginEnrolment, giveCode, seeItLive } from "#tests/support/e2e/records.ts";
import { keepSecret } from "#tests/support/e2e/run.ts";
import { readerOf, stepOn } from "#tests/support/e2e/screen.ts";
import { arm, disarm } from "#tests/support/e2e/simulator.ts";
import { test } from "#tests/support/e2e/test.ts";

const vatNumber = "310100000300003";
const establishment = { vatNumber, nameAr: "شركة منارات الشرق", nameEn: "Eastern Lighthouses Company" };

test.afterAll(disarm);

test("each obstacle says why and what to do: a refused code, a failed check, a lost answer, a kind that is not covered", async ({
  page,
}) => {
  const reader = readerOf(page, "en");
  const { t } = reader;
  const repeat = page.getByRole("button", { name: t("enrolments.act.repeat"), exact: true });
  await beginEnrolment(reader, establishment, "Till 7");

  const wrong = "٤٠٧١٩٣";
  keepSecret("refused code", "407193");
  await giveCode(reader, vatNumber, { code: wrong });
  await expect(stepOn(reader, "code")).toContainText(t("enrolments.reason.otp_refused.what"));
  await expect(stepOn(reader, "code")).toContainText(t("enrolments.reason.otp_refused.next"));

  await arm({ kind: "check-failed", path: "/compliance/invoices", step: "simplified-credit-note-compliant" });
  await giveCode(reader, vatNumber);
  await expect(stepOn(reader, "checks")).toContainText(t("enrolments.reason.check_failed.what"));
  await expect(stepOn(reader, "checks")).toContainText("BR-KSA-37");

  await arm({ kind: "lost", path: "/production/csids", times: 2 });
  await repeat.click();
  await expect(stepOn(reader, "production")).toContainText(t("enrolments.reason.production_answer_lost.what"), {
    timeout: 45_000,
  });
  await expect(stepOn(reader, "checks")).toContainText(t("enrolments.answer.checksDone", { all: 3 }));

  await repeat.click();
  await seeItLive(reader);

  await page.goto("/en/documents/new?establishment=all");
  await page.getByRole("main").getByRole("link", { name: establishment.nameEn }).click();
  const kind = page.getByRole("group", { name: t("documents.form.kind") });
  await expect(kind.getByRole("radio", { name: t("documents.kind.simplified") })).toBeChecked();
  await expect(kind.getByRole("radio", { name: t("documents.kind.standard") })).toBeDisabled();
  await expect(kind).toContainText(t("documents.form.kindNotCovered"));
});
