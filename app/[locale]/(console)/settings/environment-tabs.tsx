import { useTranslations } from "next-intl";
import { Tabs } from "#components/ui/tabs.tsx";
import type { Environment } from "#lib/domain/environment.ts";

type Props = { path: string; environments: readonly Environment[]; current: Environment };

/** Settings are kept apart for each environment; with one alone there is nothing to choose. */
export function EnvironmentTabs({ path, environments, current }: Props) {
  const [t, words] = [useTranslations("settings.sending"), useTranslations("environment")];
  if (environments.length < 2) return null;
  const at = (environment: Environment) => `${path}?environment=${environment}`;
  return (
    <Tabs
      label={t("environment")}
      items={environments.map((one) => ({ href: at(one), label: words(one) }))}
      current={at(current)}
    />
  );
}
