import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import { WhoMay } from "#components/records/who-may.tsx";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { canIn, type Actor } from "#lib/actor.ts";
import { rightFor } from "#lib/domain/attention.ts";
import type { EstablishmentPermission } from "#lib/domain/rights.ts";
import { Link } from "#lib/i18n/navigation.ts";
import type { AttentionItem, Place } from "#lib/services/attention/source.ts";
import { HandleMenu, type GroupChoice } from "./handle-menu.tsx";
import { placeOf, stateOf } from "./source-look.ts";
import { Why } from "./why.tsx";

type Props = {
  of: AttentionItem;
  now: Date;
  groups: readonly GroupChoice[];
  actor: Actor;
  /** Whether it is said here who can deal with it, where this person cannot. */
  saysWho: boolean;
};

/** What, why, since when, whose, and one button. */
export function Item({ of, now, groups, actor, saysWho }: Props) {
  const t = useTranslations("attention");
  const href = placeOf(of);
  const own = groups.filter(({ establishmentId }) => establishmentId === of.establishmentId);
  const lacking = rightLacking(actor, of);
  const group = own.find(({ id, isFallback }) => (of.groupId === null ? isFallback : id === of.groupId));
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <StateIcon state={stateOf(of, now)} className="mt-0.5" />
      <div className="min-w-0 flex-1 basis-64">
        {of.device ? <Where place={of.device} href={href} /> : <Name of={of} />}
        <p>
          <Why of={of} now={now} />
        </p>
        <p className="flex flex-wrap gap-x-3 text-cell text-ink-quiet">
          <span>
            <When of={of} now={now} />
          </span>
          {group && <bdi>{t("whose", { group: group.name })}</bdi>}
        </p>
        {lacking && saysWho && <WhoMay right={lacking} />}
      </div>
      <span className="flex items-center gap-1">
        {!closed.has(lacking) && <LinkButton href={href}>{lacking ? t("look") : t(`act.${of.source}`)}</LinkButton>}
        {of.establishmentId !== null && canIn(actor, "attention:write", of.establishmentId) && (
          <HandleMenu
            item={{
              establishmentId: of.establishmentId,
              deviceId: of.device?.id ?? "",
              source: of.source,
              subject: of.subject,
            }}
            name={of.device?.name ?? of.name ?? t(`group.${of.source}`)}
            groups={own}
            groupId={of.groupId}
          />
        )}
      </span>
    </li>
  );
}

/** The right that this person would need to deal with it and has not. */
export function rightLacking(
  actor: Actor,
  { source, establishmentId }: Pick<AttentionItem, "source" | "establishmentId">,
): EstablishmentPermission | undefined {
  const right = rightFor(source);
  if (right === undefined || establishmentId === null || canIn(actor, right, establishmentId)) return undefined;
  return right;
}

/** Whoever lacks this right may not even look. */
const closed: ReadonlySet<EstablishmentPermission | undefined> = new Set(["api_key:write"]);

function Where({ place, href }: { place: Place; href: string }) {
  const branch = nameIn(useLocale(), { nameAr: place.branchNameAr, nameEn: place.branchNameEn });
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <Link href={href} className="font-medium hover:underline">
        <bdi>{place.name}</bdi>
      </Link>
      <span className="text-ink-quiet">
        <bdi>{branch}</bdi>
      </span>
      <EnvironmentMark environment={place.environment} />
    </p>
  );
}

function Name({ of: { source, name } }: { of: AttentionItem }) {
  const [t, environments] = [useTranslations("attention"), useTranslations("environment")];
  const words = ownName.has(source) ? name : placeName(environments, name);
  return (
    <p className="font-medium">
      <bdi>{words ?? t(`group.${source}`)}</bdi>
    </p>
  );
}

const ownName: ReadonlySet<string> = new Set(["webhook_off", "alarms_undelivered", "take_over_unanswered"]);

type Environments = ReturnType<typeof useTranslations<"environment">>;
const known = ["sandbox", "simulation", "production", "simulator"] as const;
function placeName(t: Environments, name: string | null): string | undefined {
  const found = known.find((one) => one === name);
  return found && t(found);
}

function When({ of: { source, since, until }, now }: { of: AttentionItem; now: Date }) {
  const t = useTranslations("attention");
  if ((source === "expiring" || source === "plan_overdue") && until !== null)
    return (
      <>
        {until <= now ? t("ended") : t("ends")} <TimeText at={until.toISOString()} />
      </>
    );
  if (since === null) return t("notYet");
  return (
    <>
      {t("since")} <TimeText at={since.toISOString()} />
    </>
  );
}
