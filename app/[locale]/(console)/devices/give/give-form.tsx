"use client";

import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { withParameters } from "#components/data-table/address.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Select, type Choice } from "#components/ui/input.tsx";
import { usePathname, useRouter } from "#lib/i18n/navigation.ts";
import type { GivePlan } from "./give-plan.ts";
import { give } from "./actions.ts";

export function PickGroup({ group, groups }: { group: string; groups: readonly Choice[] }) {
  const t = useTranslations("fleet.give");
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  return (
    <Select
      aria-label={t("group")}
      value={group}
      onChange={({ target }) => router.replace(withParameters(pathname, search, { group: target.value }))}
      options={groups}
      className="max-w-80"
    />
  );
}

type Props = { plan: GivePlan; group: string; selection: readonly (readonly [string, string])[] };

export function GiveForm({ plan, group, selection }: Props) {
  const t = useTranslations("fleet.give");
  return (
    <Form action={give}>
      {[...selection, ["groupId", group] as const, ["shown", String(plan.matching)] as const].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton className="w-fit">{t("verb", { count: plan.branches })}</SubmitButton>
    </Form>
  );
}
