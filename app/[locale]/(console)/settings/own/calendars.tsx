import { Section } from "#components/ui/section.tsx";
import { ask } from "../../ask.ts";
import { listCalendars } from "#lib/services/calendars/queries.ts";
import { viewsOfDevices } from "../../views/of-devices.ts";
import { OwnCalendars } from "./own-calendars.tsx";

export async function Calendars({ establishmentId, title }: { establishmentId: string; title: string }) {
  const [feeds, saved] = await Promise.all([ask(listCalendars, { establishmentId }), viewsOfDevices(establishmentId)]);
  return (
    <Section title={title}>
      <OwnCalendars
        establishmentId={establishmentId}
        saved={saved}
        feeds={feeds.map(({ createdAt, lastUsedAt, ...feed }) => ({
          ...feed,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        }))}
      />
    </Section>
  );
}
