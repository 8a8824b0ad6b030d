import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { nameIn } from "#components/records/name.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateIcon, type State } from "#components/ui/badge.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import { Link } from "#lib/i18n/navigation.ts";

export type Place = {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly environment: Environment;
  readonly branchNameAr: string;
  readonly branchNameEn: string;
};

type Props = { of: Place; state: State; why: ReactNode; since: ReactNode; verb: string };

/** What, why, since when, whose, and one button. */
export function Item({ of, state, why, since, verb }: Props) {
  const branch = nameIn(useLocale(), { nameAr: of.branchNameAr, nameEn: of.branchNameEn });
  const href = `/devices/${of.deviceId}`;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <StateIcon state={state} className="mt-0.5" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <Link href={href} className="font-medium hover:underline">
            <bdi>{of.deviceName}</bdi>
          </Link>
          <span className="text-ink-quiet">
            <bdi>{branch}</bdi>
          </span>
          <EnvironmentMark environment={of.environment} />
        </p>
        <p>{why}</p>
        <p className="text-cell text-ink-quiet">{since}</p>
      </div>
      <LinkButton href={href}>{verb}</LinkButton>
    </li>
  );
}
