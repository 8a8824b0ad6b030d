import { useTranslations } from "next-intl";
import { secondsOf, type Call } from "#components/evidence/call.ts";
import { CallName, CallOutcome, CallStatus, CallTook } from "#components/evidence/outcome.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";

/** Every call of one walk, in the order in which they were made; each leads to its words. */
export function Calls({ calls }: { calls: readonly Call[] }) {
  const t = useTranslations();
  if (calls.length === 0) return <p className="p-4 text-ink-quiet">{t("enrolments.calls.none")}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-cell">
        <thead>
          <tr className="text-caption text-ink-quiet">
            {(["at", "call", "status", "outcome", "took"] as const).map((key) => (
              <th key={key} scope="col" className="border-b px-4 py-1.5 text-start font-medium whitespace-nowrap">
                {t(`evidence.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <Row key={call.id} call={call} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ call }: { call: Call }) {
  return (
    <tr className="[&>td]:border-b [&>td]:px-4 [&>td]:py-1.5 last:[&>td]:border-b-0">
      <td className="whitespace-nowrap">
        <TimeText at={call.startedAt.toISOString()} relative={false} />
      </td>
      <td className="min-w-48">
        <Link href={`/evidence/${call.id}`} className="inline-flex min-h-6 items-center text-accent hover:underline">
          <CallName call={call.call} />
        </Link>
      </td>
      <td>
        <CallStatus status={call.status} />
      </td>
      <td className="whitespace-nowrap">
        <CallOutcome outcome={call.outcome} failure={call.failure} />
      </td>
      <td className="whitespace-nowrap text-ink-quiet">
        <CallTook seconds={secondsOf(call)} />
      </td>
    </tr>
  );
}
