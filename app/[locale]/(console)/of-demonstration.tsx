import { DemoStrip } from "#components/shell/environment.tsx";
import { listEstablishments } from "#lib/services/establishments/queries.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import { requiredSession } from "#lib/web/session.ts";
import { ask } from "./ask.ts";

/** The frame speaks of the establishment that is selected; a demonstration's record that is opened beside it says so itself. */
export async function OfDemonstration({ establishmentId }: { establishmentId: string }) {
  const selected = await selectedEstablishment((await requiredSession()).actor);
  if (selected === "all" || selected === establishmentId) return null;
  const all = await ask(listEstablishments, {});
  if (!all.some(({ id, isDemo }) => isDemo && id === establishmentId)) return null;
  return (
    <div className="-mx-3 -mt-3 sm:-mx-6 sm:-mt-6">
      <DemoStrip />
    </div>
  );
}
