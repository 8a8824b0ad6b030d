import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { Banner } from "#components/ui/banner.tsx";
import { can } from "#lib/actor.ts";
import { execute } from "#lib/command.ts";
import { getFormat } from "#lib/i18n/server.ts";
import { listAudit } from "#lib/services/audit/queries.ts";
import { currentContext } from "#lib/web/session.ts";

/** After an act: what the audit log holds of it. `of` comes from the address and names the record that was acted on. */
export async function Said({ of }: { of: string | undefined }) {
  if (of === undefined) return null;
  const context = await currentContext();
  if (!can(context.actor, "audit:read")) return null;
  const { rows } = await execute(listAudit, context, { entityId: of });
  const [entry] = rows;
  const action = acts.find((known) => known === entry?.action);
  if (entry === undefined || action === undefined) return null;

  const [t, format] = await Promise.all([getTranslations("records"), getFormat()]);
  const fields = Changed.safeParse(entry.detail).data?.changed.flatMap(
    (name) => named.find((one) => one === name) ?? [],
  );
  const changed =
    fields &&
    (fields.length > 0
      ? t("saidChanged", { fields: fields.map((name) => t(name)).join(t("comma")) })
      : t("saidNothingChanged"));
  return (
    <output>
      <Banner state="good" title={t(`said.${action}`, { who: entry.actorName, time: format.dateTime(entry.at) })}>
        {changed}
      </Banner>
    </output>
  );
}

const Changed = z.object({ changed: z.array(z.string()) });

const acts = [
  "establishment.create",
  "establishment.update",
  "establishment.undo_update",
  "establishment.archive",
  "member.add",
  "member.update",
  "branch.open",
  "branch.update",
  "branch.undo_update",
  "branch.archive",
] as const;

const named = [
  "nameAr",
  "nameEn",
  "vatNumber",
  "tin",
  "identifierScheme",
  "identifierValue",
  "street",
  "buildingNumber",
  "district",
  "city",
  "postalCode",
  "industry",
  "memberId",
] as const;
