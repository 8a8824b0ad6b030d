import { FlaskConical, Landmark, MonitorPlay, TestTubeDiagonal, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Environment } from "#lib/domain/environment.ts";
import { Strip } from "../ui/banner.tsx";
import { cx } from "../ui/cx.ts";
import { tourPlaceId } from "./tour-place.ts";

type Mark = {
  environment: Environment;
  /** In a table of many columns: only a wide screen shows the name beside the sign. */
  brief?: boolean;
};

/** Goes on everything an environment made: credentials, documents, enrolments. Production is plain. */
export function EnvironmentMark({ environment, brief = false }: Mark) {
  const t = useTranslations("environment");
  const { icon: Icon, look } = looks[environment];
  return (
    <span
      title={brief ? t(environment) : undefined}
      className={cx(
        "inline-flex w-fit items-center gap-1.5 rounded-sm align-middle border px-1.5 text-cell font-medium whitespace-nowrap",
        look,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className={cx(brief && "max-2xl:sr-only")}>{t(environment)}</span>
    </span>
  );
}

/** Under the top bar, for everything but production. */
export function EnvironmentStrip({ environment }: { environment: Environment }) {
  const t = useTranslations("environment");
  if (environment === "production") return null;

  const { icon: Icon, look } = looks[environment];
  return (
    <Strip className={cx("border-b", look)}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span>
        <strong className="font-semibold">{t(environment)}</strong>
        <span className="max-sm:hidden"> · {t(`strip.${environment}`)}</span>
      </span>
    </Strip>
  );
}

export function DemoStrip() {
  const t = useTranslations("environment");
  return (
    <Strip className="border-b bg-ink text-ground">
      <span className="truncate">{t("demo")}</span>
      <span id={tourPlaceId} className="ms-auto flex shrink-0 gap-3" />
    </Strip>
  );
}

const looks: Record<Environment, { icon: LucideIcon; look: string }> = {
  production: { icon: Landmark, look: "border-transparent px-0! text-ink" },
  simulation: { icon: FlaskConical, look: "border-simulation/40 bg-simulation-tint text-simulation" },
  sandbox: { icon: TestTubeDiagonal, look: "border-sandbox/40 bg-sandbox-tint text-sandbox" },
  simulator: { icon: MonitorPlay, look: "border-simulator/40 bg-simulator-tint text-simulator" },
};
