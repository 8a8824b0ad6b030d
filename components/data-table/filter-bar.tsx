"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { useRef, type FormEvent } from "react";
import { Link, usePathname, useRouter } from "#lib/i18n/navigation.ts";
import { Button } from "../ui/button.tsx";
import { Select, TextInput, type Choice } from "../ui/input.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import type { Finder } from "../ui/use-choices.ts";
import { fromTheStart, withParameters } from "./address.ts";

export type Filter = { readonly name: string; readonly label: string } & (
  | { readonly options: readonly Choice[] }
  /** One of very many records, found by the server; `chosen` is the one that the address names. */
  | { readonly find: Finder; readonly chosen: Choice | undefined }
);

type Props = { search?: { readonly name: string; readonly label: string }; filters?: readonly Filter[] };

/** A plain GET form, so it works without script; with script a choice applies at once. What is set shows as links that take it away. */
export function FilterBar({ search, filters = none }: Props) {
  const t = useTranslations("table");
  const pathname = usePathname();
  const parameters = useSearchParams();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const names = [...(search ? [search.name] : []), ...filters.map(({ name }) => name)];

  const apply = (changed: Readonly<Record<string, string>> = {}) => {
    if (!form.current) return;
    const values = new FormData(form.current);
    const chosen = Object.fromEntries(names.map((name) => [name, textOf(values.get(name))]));
    router.push(withParameters(pathname, parameters, { ...fromTheStart, ...chosen, ...changed }), { scroll: false });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply();
  };
  return (
    <div className="flex flex-col gap-2">
      <search>
        <form
          ref={form}
          key={parameters.toString()}
          method="get"
          onSubmit={submit}
          className="flex flex-wrap items-center gap-2"
        >
          {search && <SearchBox {...search} value={parameters.get(search.name) ?? ""} />}
          <Button type="submit" className={search ? "" : "sr-only focus:not-sr-only"}>
            {search ? t("search") : t("filter")}
          </Button>
          {filters.map((filter) => (
            <Control key={filter.name} filter={filter} value={parameters.get(filter.name) ?? ""} apply={apply} />
          ))}
          <Rest names={names} />
        </form>
      </search>
      <Chosen search={search} filters={filters} />
    </div>
  );
}

type ControlProps = { filter: Filter; value: string; apply: (changed?: Readonly<Record<string, string>>) => void };

function Control({ filter, value, apply }: ControlProps) {
  const t = useTranslations("table");
  const { name, label } = filter;
  const all = `${label}: ${t("all")}`;
  if ("options" in filter)
    return (
      <Select
        name={name}
        aria-label={label}
        defaultValue={value}
        onChange={() => apply()}
        options={[{ value: "", label: all }, ...filter.options]}
        className="w-auto! max-sm:flex-1 max-sm:basis-32"
      />
    );
  return (
    <SearchSelect
      name={name}
      aria-label={label}
      find={filter.find}
      chosen={filter.chosen}
      empty={all}
      onChoose={(chosen) => apply({ [name]: chosen?.value ?? "" })}
      className="w-48! max-sm:flex-1 max-sm:basis-40"
    />
  );
}

function SearchBox({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <span className="relative min-w-40 flex-1 sm:max-w-80">
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
    ...filters.flatMap((filter) => {
      const { name, label } = filter;
      const known = "options" in filter ? filter.options : filter.chosen ? [filter.chosen] : [];
      const option = known.find(({ value }) => value === parameters.get(name));
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
