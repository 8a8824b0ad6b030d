import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { findChoices } from "#lib/services/choices/find.ts";
import { ask } from "../ask.ts";
import { HoldForm } from "./hold-form.tsx";

/** The way to stop one device's sending by hand, folded away because it is rarely wanted. */
export async function HoldDevice({ establishment }: { establishment: string }) {
  const t = await getTranslations("queue.hold");
  const { rows } = await ask(findChoices, { of: "sender", establishment });
  return (
    <Section>
      <details>
        <summary className="w-fit cursor-pointer font-medium">{t("title")}</summary>
        <p className="my-3 max-w-prose text-ink-quiet">{t("text")}</p>
        {rows.length === 0 ? (
          <p className="max-w-prose text-ink-quiet">{t("none")}</p>
        ) : (
          <HoldForm establishment={establishment === "all" ? undefined : establishment} />
        )}
      </details>
    </Section>
  );
}
