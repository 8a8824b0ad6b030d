import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import { showOutlook, type Outlook } from "#lib/services/planning/radar.ts";
import { ask } from "../ask.ts";

/** What happens if nobody acts, and who must: nothing where no certificate has a plan. */
export async function CertificatesOutlook({ establishment }: { establishment: string }) {
  const outlook = await ask(showOutlook, { establishment });
  if (outlook.first === undefined) return null;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <IfNobodyActs outlook={outlook} first={outlook.first} />
      <WhoMustAct acts={outlook.acts} />
    </div>
  );
}

async function IfNobodyActs({ outlook, first }: { outlook: Outlook; first: NonNullable<Outlook["first"]> }) {
  const t = await getTranslations("certificates.outlook");
  const weeks = outlook.weeks.slice(0, weeksShown);
  return (
    <Section title={t("title")}>
      <dl className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <dt className="text-ink-quiet">{t("first")}</dt>
        <dd className="flex flex-wrap items-baseline gap-x-3">
          <Link href={`/devices/${first.deviceId}`} className="font-medium text-accent hover:underline">
            {first.deviceName}
          </Link>
          <TimeText at={first.notAfter.toISOString()} precision="day" />
        </dd>
      </dl>
      {weeks.length === 0 ? (
        <p className="mt-2 text-ink-quiet">{t("calm")}</p>
      ) : (
        <ul className="mt-2 text-cell">
          {weeks.map(({ from, over, tills, branches }) => (
            <li
              key={from.toISOString() + String(over)}
              className="flex flex-wrap gap-x-3 border-t py-1.5 first:border-t-0"
            >
              <span className="min-w-40 text-ink-quiet">
                {over ? t("over") : <TimeText at={from.toISOString()} precision="day" relative={false} />}
              </span>
              <span>{t("stop", { tills, branches })}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const weeksShown = 8;
const order = ["held", "due", "backing_off", "under_way", "waiting"] as const;

async function WhoMustAct({ acts }: { acts: Outlook["acts"] }) {
  const t = await getTranslations("certificates");
  const shown = order.flatMap((state) =>
    acts.filter((each) => each.state === state).map(({ count }) => ({ state, count })),
  );
  const next = (
    <span className="flex flex-wrap gap-x-4">
      <Link href="/certificates/next" className="text-cell text-accent hover:underline">
        {t("next.link")}
      </Link>
      <Link href="/certificates/forecast" className="text-cell text-accent hover:underline">
        {t("forecast.link")}
      </Link>
    </span>
  );
  return (
    <Section title={t("outlook.who")} actions={next}>
      <ul className="text-cell">
        {shown.map(({ state, count }) => (
          <li key={state} className="flex gap-3 border-t py-1.5 first:border-t-0 first:pt-0">
            <Link
              href={`/certificates?plan=${state}`}
              className="min-w-10 text-end font-medium text-accent hover:underline"
            >
              {count}
            </Link>
            <span>{t(`plan.${state}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
