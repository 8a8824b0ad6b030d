import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { can } from "#lib/actor.ts";
import { deviceLifecycle } from "#lib/domain/device-lifecycle.ts";
import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { listDevices } from "#lib/services/devices/queries.ts";
import { countDevices } from "#lib/services/devices/registration.ts";
import { ListDevices } from "#lib/services/devices/schema.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { type Search } from "../../address.ts";
import { ask } from "../../ask.ts";
import { addressOf, pageOf } from "../../list-address.ts";
import { Live } from "../../live.tsx";
import { DevicesActs } from "../devices-acts.tsx";
import { viewsIn } from "../../views/views-of.tsx";
import { DeviceSheet } from "../device-sheet.tsx";
import { DevicesFilter } from "../devices-filter.tsx";
import { DevicesTable } from "../devices-table.tsx";
import { NoDevices } from "../no-devices.tsx";
import { deviceStanding } from "../standing.ts";

export async function Inventory({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, { actor, context }, locale] = await Promise.all([searchParams, requiredSession(), getLocale()]);
  const [device, enrolment] = await Promise.all([getTranslations("devices"), getTranslations("enrolments")]);
  const address = addressOf(search, await selectedEstablishment(actor));
  const views = await viewsIn("devices", address);
  const [found, count] = await Promise.all([ask(listDevices, address), ask(countDevices, address)]);
  const rows = found.rows.map(({ id, name, environment, functionalityMap: map, egsSerial: serial, ...row }) => {
    const { state, words } = deviceStanding({ device, enrolment }, row, context.clock.now());
    const branch = nameIn(locale, { nameAr: row.branchNameAr, nameEn: row.branchNameEn });
    const notAfter = row.notAfter?.toISOString() ?? null;
    return { id, name, environment, map, serial, branch, state, stateWords: words, notAfter };
  });
  const acts = { mayRegister: can(actor, "device:write"), mayCompare: can(actor, "fleet:write") };
  const rights = {
    enrol: can(actor, "enrolment:write"),
    change: can(actor, "device:write"),
    give: can(actor, "settings:write"),
  };
  return (
    <>
      <PageHead
        title={device("title")}
        state={count.all === 0 ? device("stateNone") : device("state", count)}
        action={count.all > 0 && <DevicesActs drafts={count.draft} address={address} {...acts} />}
      />
      <ClientMessages also={["devices", "fleet", "attention"]}>
        <DevicesTable
          rows={rows}
          page={pageOf(found)}
          sort={ListDevices.parse(address).sort}
          filtered={["q", "status", "standing", "needs", "environment", "branch"].some((name) => address[name])}
          toolbar={<DevicesFilter statuses={deviceLifecycle.statuses} />}
          views={views}
          rights={rights}
          establishment={address["establishment"] ?? "all"}
          empty={<NoDevices mayRegister={acts.mayRegister} mayBring={acts.mayCompare} />}
        />
      </ClientMessages>
      <Live establishment={address["establishment"] ?? "all"} />
      {address["open"] && <DeviceSheet deviceId={address["open"]} search={address} />}
    </>
  );
}
