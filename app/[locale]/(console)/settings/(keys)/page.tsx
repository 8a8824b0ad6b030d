import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { can } from "#lib/actor.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listApiKeys } from "#lib/services/api-keys/queries.ts";
import { ListApiKeys } from "#lib/services/api-keys/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import type { Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf, pageOf } from "../../list-address.ts";
import { deviceNames } from "../device-names.ts";
import { KeySheet } from "../key-sheet.tsx";
import { keyView } from "../key-view.ts";
import { KeysFilter } from "../keys-filter.tsx";
import { KeysTable } from "../keys-table.tsx";
import { KeysActs, NoKeys } from "../no-keys.tsx";
import { SettingsHead } from "../settings-head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function KeysPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor, context }, t] = await Promise.all([
    searchParams,
    requiredSession(),
    getTranslations("settings"),
  ]);
  if (!can(actor, "api_key:write")) return <SettingsHead current="/settings" state={t("keys.forbidden")} />;
  const establishment = await selectedEstablishment(actor);
  const address = addressOf({ sort: "-created", ...search }, establishment);
  const found = await ask(listApiKeys, address);
  const names = await deviceNames(found.rows);
  const rows = found.rows.map((row) => keyView(row, names, context.clock.now()));
  const open = rows.find(({ id }) => id === address["open"]);
  return (
    <ClientMessages also={["settings", "devices"]}>
      <SettingsHead current="/settings" state={t("keys.state")} action={<KeysActs some={rows.length > 0} />} />
      <KeysTable
        rows={rows}
        page={pageOf(found)}
        sort={ListApiKeys.parse(address).sort}
        filtered={address["state"] !== undefined}
        toolbar={<KeysFilter />}
        empty={<NoKeys />}
      />
      {open && <KeySheet of={open} search={address} />}
    </ClientMessages>
  );
}
