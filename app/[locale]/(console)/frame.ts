import { getLocale } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import type { NavItem } from "#components/shell/nav-list.tsx";
import { can } from "#lib/actor.ts";
import { execute } from "#lib/command.ts";
import type { Context } from "#lib/context.ts";
import type { Environment } from "#lib/domain/environment.ts";
import type { Permission } from "#lib/domain/rights.ts";
import { listEnvironmentsInUse, listEstablishments } from "#lib/services/establishments/queries.ts";
import { installed } from "#lib/web/edges.ts";
import { selectedEstablishment } from "#lib/web/selected-establishment.ts";
import type { Session } from "#lib/web/session.ts";

/** What the frame around every page shows: where one can go, whose things these are, and what stands behind them. */
export async function consoleFrame({ actor, context }: Session) {
  const [locale, { environment }, selected] = await Promise.all([
    getLocale(),
    installed(),
    selectedEstablishment(actor),
  ]);
  const mine = can(actor, "establishment:read") ? await execute(listEstablishments, context, {}) : [];
  const shown = mine.filter(({ id }) => selected === "all" || id === selected);
  const choices = mine
    .filter(({ id, archivedAt }) => archivedAt === null || id === selected)
    .map((one) => ({ id: one.id, name: nameIn(locale, one), href: `?establishment=${one.id}` }));
  return {
    items: items.filter(({ key }) => {
      const asks = asking.get(key);
      return asks === undefined || can(actor, asks);
    }),
    establishments: {
      choices,
      ...(selected === "all" ? {} : { current: selected }),
      ...(choices.length > 1 ? { allHref: "?establishment=all" } : {}),
    },
    ...(await environmentOf(context, environment.gateway.addresses.simulator !== undefined, shown)),
    demo: shown.some(({ isDemo }) => isDemo),
  };
}

/** The simulator says so wherever it answers; otherwise the one environment of everything shown, where there is only one. */
async function environmentOf(
  context: Context,
  simulated: boolean,
  shown: readonly { readonly id: string }[],
): Promise<{ environment?: Environment }> {
  if (simulated) return { environment: "simulator" };
  const found = await execute(listEnvironmentsInUse, context, { establishments: shown.map(({ id }) => id) });
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? {} : { environment: only };
}

const items: readonly NavItem[] = [
  { key: "attention", href: "/attention" },
  { key: "devices", href: "/devices" },
  { key: "fleet", href: "/fleet" },
  { key: "certificates", href: "/certificates" },
  { key: "enrolments", href: "/enrolments" },
  { key: "documents", href: "/documents" },
  { key: "queue", href: "/queue" },
  { key: "errors", href: "/findings" },
  { key: "branches", href: "/branches" },
  { key: "coverage", href: "/coverage" },
  { key: "establishments", href: "/establishments" },
  { key: "evidence", href: "/evidence" },
  { key: "audit", href: "/audit" },
  { key: "settings", href: "/settings" },
];

/** Pages that not everybody may open. */
const asking = new Map<NavItem["key"], Permission>([
  ["evidence", "document:read"],
  ["audit", "audit:read"],
  ["coverage", "fleet:read"],
]);
