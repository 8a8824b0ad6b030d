import { useTranslations } from "next-intl";
import { TimeText } from "#components/ui/time-text.tsx";
import { Link } from "#lib/i18n/navigation.ts";
import type { showArming } from "#lib/services/promotion/arm.ts";

type Proof = Awaited<ReturnType<typeof showArming.run>>["evidence"];

/** Devices that went through ZATCA's own simulation, and how many of their documents it took. */
export function Evidence({ of }: { of: Proof }) {
  const t = useTranslations("establishments.arming");
  if (of.length === 0) return <p className="text-ink-quiet">{t("noEvidence")}</p>;
  return (
    <>
      <p className="text-ink-quiet">{t("evidence")}</p>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {of.map(({ deviceId, name, enrolledAt, accepted }) => (
          <li key={`${deviceId} ${enrolledAt.toISOString()}`}>
            <Link href={`/devices/${deviceId}`} className="underline underline-offset-2">
              <bdi>{name}</bdi>
            </Link>
            {" · "}
            {t("accepted", { count: accepted })}
            {" · "}
            <TimeText at={enrolledAt.toISOString()} precision="day" relative={false} />
          </li>
        ))}
      </ul>
    </>
  );
}
