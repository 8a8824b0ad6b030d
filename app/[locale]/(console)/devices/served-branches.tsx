"use client";

import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import { Checkbox } from "#components/ui/choice.tsx";

type Props = {
  branches: readonly { readonly id: string; readonly nameAr: string; readonly nameEn: string }[];
  home: string;
  served: readonly string[];
};

/** Branches beside the home branch that the device may issue for. */
export function ServedBranches({ branches, home, served }: Props) {
  const t = useTranslations("devices.field");
  const locale = useLocale();
  const others = branches.filter(({ id }) => id !== home);
  if (others.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{t("served")}</legend>
      <div className="flex max-h-48 flex-col gap-1.5 overflow-y-auto rounded-sm border p-2.5">
        {others.map((branch) => (
          <Checkbox
            key={branch.id}
            id={`served-${branch.id}`}
            name="servedBranchIds[]"
            value={branch.id}
            label={<bdi>{nameIn(locale, branch)}</bdi>}
            defaultChecked={served.includes(branch.id)}
          />
        ))}
      </div>
      <p className="text-cell text-ink-quiet">{t("servedHint")}</p>
    </fieldset>
  );
}
