import { expect, test } from "vitest";
import { exportGroups, exportImports, exportReconciliations } from "#lib/services/exports/past.ts";
import { exportAuditTable, exportBranches } from "#lib/services/exports/tables.ts";
import { createGroup } from "#lib/services/groups/create.ts";
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

test("lists that a page cuts off leave whole: groups, comparisons and the person's own imports", async (context) => {
  const harness = await createHarness(context);
  const { owner, establishmentId: establishment } = await aPlace(harness);
  const other = await aPlace(harness);
  const save = async (what: typeof exportGroups, actor: typeof owner, input: object) => {
    const { chunks } = await harness.run(what, actor, input);
    return new TextDecoder().decode(Buffer.concat(await Array.fromAsync(chunks))).split("\r\n");
  };
  const names = { nameAr: "فريق الصناديق", nameEn: "Tills" };
  await harness.run(createGroup, owner, { establishmentId: establishment, ...names, memberIds: [owner.id] });
  expect((await save(exportGroups, owner, { establishment, locale: "ar" })).join()).toContain("فريق الصناديق,Tills,");
  await expect(harness.run(exportGroups, other.owner, { establishment })).rejects.toMatchObject({ code: "not_found" });

  await harness.owner`insert into reconciliations (establishment_id, environment, at, by_name, form, listed, agreed, recorded)
    select ${establishment}, 'simulator', now() - make_interval(days => i), 'Noura', 'pasted', i, i, 0 from generate_series(1, 25) i`;
  await harness.owner`insert into imports (user_id, file_name, environment, sheets, rows, created_at)
    select ${owner.id}, 'branches-' || i || '.csv', 'simulator', '[]', i, now() - make_interval(days => i) from generate_series(1, 25) i`;
  expect(await save(exportReconciliations, owner, { establishment })).toHaveLength(27);
  expect(await save(exportReconciliations, other.owner, {})).toHaveLength(2);
  expect(await save(exportImports, owner, {})).toHaveLength(27);
  expect(await save(exportImports, other.owner, {})).toHaveLength(2);
  const reader = await harness.person({ [establishment]: "auditor" });
  await expect(harness.run(exportImports, reader, {})).rejects.toMatchObject({ code: "auth.forbidden" });
});
