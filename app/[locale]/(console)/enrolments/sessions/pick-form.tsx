"use client";

import { useTranslations } from "next-intl";
import { useRouter, usePathname } from "#lib/i18n/navigation.ts";
import { Select, type Choice } from "#components/ui/input.tsx";
import { SearchSelect } from "#components/ui/search-select.tsx";
import { picks, type Pick } from "#lib/domain/otp-session.ts";

type Props = {
  pick: Pick;
  establishment: string | undefined;
  branch: Choice | undefined;
  /** The branch to begin with. */
  firstBranch: string | undefined;
  view: string | undefined;
  views: readonly Choice[];
};

/** What the session is made of; the address holds the choice. */
export function PickForm({ pick, establishment, branch, firstBranch, view, views }: Props) {
  const t = useTranslations("sessions.plan");
  const router = useRouter();
  const pathname = usePathname();
  const offered = picks.filter((one) => one === pick || always.has(one) || (one === "view" && views.length > 0));
  const open = (next: Record<string, string>) => router.push(`${pathname}?${new URLSearchParams(next).toString()}`);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={t("pick")}
        value={pick}
        onChange={({ target }) =>
          open({
            pick: target.value,
            ...(target.value === "branch" ? { branch: firstBranch ?? "" } : {}),
            ...(target.value === "view" ? { view: views[0]?.value ?? "" } : {}),
          })
        }
        options={offered.map((value) => ({ value, label: t(`picks.${value}`) }))}
        className="w-auto! max-sm:w-full!"
      />
      {pick === "branch" && (
        <SearchSelect
          key={branch?.value}
          name="branch"
          aria-label={t("branch")}
          required
          find={{ of: "branch", establishment }}
          chosen={branch}
          onChoose={(chosen) => chosen && open({ pick, branch: chosen.value })}
          className="w-64! max-sm:w-full!"
        />
      )}
      {pick === "view" && (
        <Select
          aria-label={t("view")}
          value={view ?? ""}
          onChange={({ target }) => open({ pick, view: target.value })}
          options={views}
          className="w-auto! max-sm:w-full!"
        />
      )}
    </div>
  );
}

const always: ReadonlySet<Pick> = new Set(["due", "soon", "new", "branch"]);
