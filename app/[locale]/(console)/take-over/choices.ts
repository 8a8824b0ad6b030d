import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#components/records/name.ts";
import type { Choice } from "#components/ui/input.tsx";
import { showRegistration } from "#lib/services/devices/registration.ts";
import { reachableEnvironments } from "#lib/web/gateway-environments.ts";
import { ask } from "../ask.ts";
import { usualEnvironmentOf } from "../usual-environment.ts";

export type Choices = {
  readonly environments: readonly Choice[];
  readonly environment: string;
  readonly branches: readonly Choice[];
};

/** The environments that a certificate from elsewhere may be of, and the establishment's open branches. */
export async function choicesOf(establishmentId: string, of: "watch" | "take"): Promise<Choices> {
  const [locale, t, { branches }, reachable, environment] = await Promise.all([
    getLocale(),
    getTranslations("environment"),
    ask(showRegistration, { establishmentId }),
    reachableEnvironments(),
    usualEnvironmentOf(establishmentId),
  ]);
  const watchable = ["production", "simulation", "simulator"] as const;
  const environments = watchable.filter((each) => reachable.includes(each) || (of === "watch" && each !== "simulator"));
  return {
    environments: environments.map((value) => ({ value, label: t(value) })),
    environment,
    branches: branches.map((branch) => ({ value: branch.id, label: nameIn(locale, branch) })),
  };
}
