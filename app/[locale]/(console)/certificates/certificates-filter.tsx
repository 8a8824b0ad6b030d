"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { fromTheStart, withParameters } from "#components/data-table/address.ts";
import { FilterBar } from "#components/data-table/filter-bar.tsx";
import type { Choice } from "#components/ui/input.tsx";
import { certificateNeeds } from "#lib/domain/attention.ts";
import { credentialKinds } from "#lib/domain/enrolment.ts";
import { environments } from "#lib/domain/environment.ts";
import { Link, usePathname } from "#lib/i18n/navigation.ts";
import { useFormat } from "#lib/i18n/use-format.tsx";
import { useNeedsFilter } from "../use-needs-filter.ts";

type Props = { establishment: string | undefined; branch: Choice | undefined };

export function CertificatesFilter({ establishment, branch }: Props) {
  const t = useTranslations();
  const needs = useNeedsFilter(certificateNeeds);
  const word = (name: (typeof states)[number]) => ({ value: name, label: t(`certificates.stateOf.${name}`) });
  return (
    <div className="flex flex-col gap-2">
      <FilterBar
        search={{ name: "q", label: t("certificates.searchLabel") }}
        filters={[
          { name: "state", label: t("certificates.filter.state"), options: states.map(word) },
          {
            name: "kind",
            label: t("certificates.filter.kind"),
            options: credentialKinds.map((value) => ({ value, label: t(`certificates.kind.${value}`) })),
          },
          {
            name: "environment",
            label: t("certificates.filter.environment"),
            options: environments.map((value) => ({ value, label: t(`environment.${value}`) })),
          },
          {
            name: "plan",
            label: t("certificates.filter.renewal"),
            options: renewals.map((value) => ({ value, label: t(`certificates.planShort.${value}`) })),
          },
          ...needs,
          {
            name: "branch",
            label: t("certificates.filter.branch"),
            find: { of: "branch", establishment },
            chosen: branch,
          },
        ]}
      />
      <ChosenWeeks />
    </div>
  );
}

/** The span of weeks that was chosen on the bars, as a link that takes it away. */
function ChosenWeeks() {
  const t = useTranslations("certificates");
  const format = useFormat();
  const search = useSearchParams();
  const pathname = usePathname();
  const [from, to] = [search.get("from"), search.get("to")];
  if (to === null) return null;
  return (
    <Link
      href={withParameters(pathname, search, { ...fromTheStart, from: undefined, to: undefined })}
      title={t("clearRange")}
      className="inline-flex min-h-6 w-fit items-center gap-1 rounded-sm border border-accent/40 bg-accent-tint px-2 text-cell hover:border-accent"
    >
      {from === null
        ? t("rangeUntil", { to: format.date(to) })
        : t("range", { from: format.date(from), to: format.date(to) })}
      <X aria-hidden className="size-3.5" />
    </Link>
  );
}

const states = ["live", "due", "expired", "ready", "superseded", "refused", "revoked", "received"] as const;
const renewals = ["none", "overdue", "waiting", "due", "under_way", "backing_off", "held"] as const;
