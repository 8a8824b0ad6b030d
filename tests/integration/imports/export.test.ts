import { expect, test } from "vitest";
import { exportAuditTable, exportBranches } from "#lib/services/exports/tables.ts";
import { openBranch } from "#lib/services/branches/open.ts";
import { createHarness } from "../../support/harness.ts";
import { aPlace, branchInput } from "../../support/records.ts";

test("a table leaves whole, filtered, in the reader's language, without what is another's or reads as a formula", async (context) => {
  const harness = await createHarness(context);
  const { owner, establishmentId } = await aPlace(harness);
  const other = await aPlace(harness);
  for (let number = 10; number < 70; number += 1)
    await harness.run(openBranch, owner, { ...branchInput(establishmentId), nameEn: `Branch ${number}`, city: "=1+1" });
  const text = async (actor: typeof owner, input: object) => {
    const { chunks } = await harness.run(exportBranches, actor, input);
    return new TextDecoder().decode(Buffer.concat(await Array.fromAsync(chunks)));
  };
  const whole = await text(owner, { locale: "ar" });
  expect(whole.split("\r\n")).toHaveLength(63);
  expect(whole).toContain("الاسم بالعربية");
  expect(whole).toContain(",'=1+1,");
  expect((await text(owner, { q: "Branch 1", locale: "en" })).split("\r\n")).toHaveLength(12);
  expect(await text(other.owner, { locale: "en" })).not.toContain("Branch 1");
  await expect(text(other.owner, { establishment: establishmentId })).rejects.toMatchObject({ code: "not_found" });
  const accountant = await harness.person({ [establishmentId]: "accountant" });
  await expect(harness.run(exportAuditTable, accountant, {})).rejects.toMatchObject({ code: "auth.forbidden" });
});
