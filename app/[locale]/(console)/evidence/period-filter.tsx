"use client";

import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import type { FormEvent } from "react";
import { fromTheStart, withParameters } from "#components/data-table/address.ts";
import { textOf } from "#components/form/text-of.ts";
import { Button } from "#components/ui/button.tsx";
import { DateInput } from "#components/ui/date-input.tsx";
import { usePathname, useRouter } from "#lib/i18n/navigation.ts";

/** The first and the last day, as they are in Riyadh; a plain form where there is no script. */
export function PeriodFilter() {
  const t = useTranslations("evidence");
  const [pathname, parameters, router] = [usePathname(), useSearchParams(), useRouter()];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const days = Object.fromEntries(ends.map((end) => [end, textOf(chosen, end)]));
    router.push(withParameters(pathname, parameters, { ...fromTheStart, ...days }), { scroll: false });
  };
  return (
    <form key={parameters.toString()} method="get" onSubmit={submit} className="flex flex-wrap items-baseline gap-2">
      {ends.map((end) => (
        <div key={end} className="flex items-baseline gap-2 text-cell text-ink-quiet max-sm:flex-1">
          <label htmlFor={`evidence-${end}`}>{t(`period.${end}`)}</label>
          <DateInput
            id={`evidence-${end}`}
            name={end}
            defaultValue={(parameters.get(end) ?? "").slice(0, "2026-01-01".length)}
            className="w-38! max-sm:w-full!"
          />
        </div>
      ))}
      {[...parameters].map(([name, value]) =>
        name === "from" || name === "to" || name in fromTheStart ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <Button type="submit">{t("period.show")}</Button>
    </form>
  );
}

const ends = ["from", "to"] as const;
