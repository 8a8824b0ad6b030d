import { useLocale, useTranslations } from "next-intl";
import { ExportLink } from "#components/data-table/export-link.tsx";
import { inShort } from "#components/enrolments/reason-words.ts";
import { nameIn } from "#components/records/name.ts";
import { StateMark, type State } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { Place } from "#lib/services/otp-sessions/devices.ts";
import type { SessionView } from "#lib/services/otp-sessions/queries.ts";

const columns = ["device", "state", "branch"] as const;

/** The devices row by row, what needs a person first; each leads to its own page. */
export function DeviceRows({ view: { devices, session, counts } }: { view: SessionView }) {
  const t = useTranslations("sessions");
  const rest = session.size - devices.length;
  return (
    <Section
      title={t("devices.title")}
      note={t("of", { done: counts.done, all: session.size })}
      actions={<ExportLink path={`/api/v1/exports/session/${session.id}`} />}
      flush
    >
      <table aria-label={t("devices.title")} aria-rowcount={session.size} className="w-full max-md:block">
        <thead className="max-md:sr-only">
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" className="border-b px-4 py-2 text-start text-cell font-medium text-ink-quiet">
                {t(`devices.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {devices.map((device) => (
            <Row key={device.id} device={device} />
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="border-t px-4 py-2 text-ink-quiet">{t("devices.more", { count: rest })}</p>}
    </Section>
  );
}

function Row({ device }: { device: SessionView["devices"][number] }) {
  const t = useTranslations("sessions");
  const { id, name, branchNameAr: nameAr, branchNameEn: nameEn, place } = device;
  return (
    <tr className={rowClass}>
      <th scope="row" aria-label={name} className="px-4 py-1.5 text-start font-medium max-md:p-0">
        <Link href={`/devices/${id}`} className="inline-flex min-h-6 items-center hover:underline">
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td className="px-4 py-1.5 max-md:p-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <StateMark state={states[place]} quiet>
            {t(`devices.place.${place}`)}
          </StateMark>
          <Behind device={device} />
        </span>
      </td>
      <td className="px-4 py-1.5 text-cell text-ink-quiet max-md:w-full max-md:p-0">
        <bdi>{nameIn(useLocale(), { nameAr, nameEn })}</bdi>
      </td>
    </tr>
  );
}

/** What stands behind the state, in a few words. */
function Behind({ device }: { device: SessionView["devices"][number] }) {
  const t = useTranslations("sessions");
  const enrolments = useTranslations("enrolments");
  const { place, blockedBy, reasonCode, status } = device;
  const words =
    blockedBy !== null
      ? t(`block.${blockedBy}`)
      : reasonCode !== null && place !== "done"
        ? inShort(enrolments, reasonCode)
        : place === "spent" && status !== null && enrolments(`status.${status}`);
  return words ? <span className="text-cell text-ink-quiet">{words}</span> : null;
}

const rowClass =
  "[&>*]:border-b last:[&>*]:border-b-0 max-md:flex max-md:flex-wrap max-md:gap-x-3 max-md:border-b max-md:px-4 max-md:py-2 max-md:[&>*]:border-b-0";

const states: Readonly<Record<Place, State>> = {
  refused: "broken",
  stopped: "broken",
  left_out: "unknown",
  given: "waiting",
  spent: "waiting",
  waiting: "due",
  preparing: "waiting",
  done: "good",
  abandoned: "unknown",
};
