import { useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { isKeptOut } from "#lib/domain/opening.ts";
import type { OpeningView } from "#lib/services/opening/queries.ts";

/** Devices that no session takes, each with every reason. */
export function KeptOut({ view: { branch, devices } }: { view: OpeningView }) {
  const [t, sessions] = [useTranslations("opening.kept"), useTranslations("sessions.block")];
  const kept = devices.filter(isKeptOut);
  if (kept.length === 0) return null;
  return (
    <Banner
      state="broken"
      title={t("title", { count: kept.length })}
      action={<LinkButton href={`/establishments/${branch.establishmentId}`}>{t("establishment")}</LinkButton>}
    >
      <ul>
        {kept.map(({ id, name, blocks }) => (
          <li key={id}>
            <bdi>{name}</bdi>: {blocks.map((block) => sessions(block)).join(" · ")}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
