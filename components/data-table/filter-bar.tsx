"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useRef, type FormEvent } from "react";
import { Link, usePathname, useRouter } from "#lib/i18n/navigation.ts";
import { Button } from "../ui/button.tsx";
import { Select, TextInput, type Choice } from "../ui/input.tsx";
import { fromTheStart, withParameters } from "./address.ts";

export type Filter = { readonly name: string; readonly label: string; readonly options: readonly Choice[] };

type Props = { search?: { readonly name: string; readonly label: string }; filters?: readonly Filter[] };

/** A plain GET form, so it works without script; with script a choice applies at once. What is set shows as links that take it away. */
export function FilterBar({ search, filters = none }: Props) {
  const t = useTranslations("table");
  const pathname = usePathname();
  const parameters = useSearchParams();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const names = [...(search ? [search.name] : []), ...filters.map(({ name }) => name)];

  const apply = (event?: FormEvent) => {
    event?.preventDefault();
    if (!form.current) return;
    const values = new FormData(form.current);
    const chosen = Object.fromEntries(names.map((name) => [name, textOf(values.get(name))]));
    router.push(withParameters(pathname, parameters, { ...fromTheStart, ...chosen }), { scroll: false });
  };
  return (
    <div className="flex flex-col gap-2">
      <search>
        <form
          ref={form}
          key={parameters.toString()}
          method="get"
          onSubmit={apply}
          className="flex flex-wrap items-center gap-2"
        >
          {search && <SearchBox {...search} value={parameters.get(search.name) ?? ""} />}
          {filters.map(({ name, label, options }) => (
            <Select
              key={name}
              name={name}
              aria-label={label}
              defaultValue={parameters.get(name) ?? ""}
              onChange={() => apply()}
              options={[{ value: "", label: `${label}: ${t("all")}` }, ...options]}
              className="w-auto! max-sm:flex-1 max-sm:basis-32"
            />
          ))}
          <Rest names={names} />
          <Button type="submit" className={search ? "" : "sr-only focus:not-sr-only"}>
            {search ? t("search") : t("filter")}
          </Button>
        </form>
      </search>
      <Chosen search={search} filters={filters} />
    </div>
  );
}

function SearchBox({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <span className="relative min-w-40 flex-1 max-sm:basis-full sm:max-w-80">
      <Search aria-hidden className="pointer-events-none absolute start-2.5 top-2 size-4 text-ink-quiet" />
      <TextInput
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={value}

        className="ps-8"
      />
    </span>
  );
}

/** Without script the form must carry what it does not show: order and columns. */
function Rest({ names }: { names: readonly string[] }) {
  const kept = [...useSearchParams()].filter(([name]) => !names.includes(name) && !(name in fromTheStart));
  return kept.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function Chosen({ search, filters }: { search: Props["search"]; filters: readonly Filter[] }) {
  const t = useTranslations("table");
  const pathname = usePathname();
  const parameters = useSearchParams();
  const text = search && parameters.get(search.name);
  const set = [
    ...(search && text ? [{ name: search.name, words: `“${text}”` }] : []),
    ...filters.flatMap(({ name, label, options }) => {
      const option = options.find(({ value }) => value === parameters.get(name));
      return option ? [{ name, words: `${label}: ${option.label}` }] : [];
    }),
  ];
  if (set.length === 0) return null;

  const without = (names: readonly string[]) =>
    withParameters(pathname, parameters, {
      ...fromTheStart,
      ...Object.fromEntries(names.map((name) => [name, undefined])),
    });
  return (
    <ul className="flex flex-wrap items-center gap-2 text-cell">
      {set.map(({ name, words }) => (
        <li key={name}>
          <Link href={without([name])} aria-label={t("remove", { filter: words })} className={chipClass}>
            {words}
            <X aria-hidden className="size-3.5" />
          </Link>
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <Link
            href={without(set.map(({ name }) => name))}
            className="inline-flex min-h-6 items-center text-accent hover:underline"
          >
            {t("clear")}
          </Link>
        </li>
      )}
    </ul>
  );
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === "string" ? value.trim() : "");

const none: readonly Filter[] = [];
const chipClass =
  "inline-flex min-h-6 items-center gap-1 rounded-sm border border-accent/40 bg-accent-tint px-2 text-ink hover:border-accent";
