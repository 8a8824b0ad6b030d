import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#components/records/name.ts";
import { EnvironmentMark } from "#components/shell/environment.tsx";
import { StateIcon } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { Asleep } from "#lib/services/attention/asleep.ts";
import { Wake } from "./wake.tsx";

/** One thing that was put aside. */
export function AsleepItem({ of, mayWake }: { of: Asleep; mayWake: boolean }) {
  const t = useTranslations("attention");
  const locale = useLocale();
  const { device, establishmentId, source, subject } = of;
  const item = { establishmentId, deviceId: device?.id ?? "", source, subject };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <StateIcon state="waiting" className="mt-0.5" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <span className="font-medium">{t(`group.${source}`)}</span>
          {device && (
            <>
              <Link href={`/devices/${device.id}`} className="hover:underline">
                <bdi>{device.name}</bdi>
              </Link>
              <bdi className="text-ink-quiet">
                {nameIn(locale, { nameAr: device.branchNameAr, nameEn: device.branchNameEn })}
              </bdi>
              <EnvironmentMark environment={device.environment} />
            </>
          )}
        </p>
        <p className="wrap-anywhere">
          <bdi>{of.reason}</bdi>
        </p>
        <p className="flex flex-wrap gap-x-3 text-cell text-ink-quiet">
          <span>
            {t("asleep.until")} <TimeText at={of.until.toISOString()} />
          </span>
          <bdi>{t("asleep.by", { name: of.by })}</bdi>
        </p>
      </div>
      {mayWake && <Wake item={item} name={device?.name ?? t(`group.${source}`)} />}
    </li>
  );
}
