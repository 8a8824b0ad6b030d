import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { listDevices } from "#lib/services/devices/queries.ts";
import { ask } from "../ask.ts";
import { HoldForm } from "./hold-form.tsx";

type Props = { establishment: string; held: readonly string[] };

/** The way to stop one device's sending by hand, folded away because it is rarely wanted. */
export async function HoldDevice({ establishment, held }: Props) {
  const t = await getTranslations("queue.hold");
  const { rows } = await ask(listDevices, { establishment, status: "live" });
  const free = rows.filter(({ id }) => !held.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  if (free.length === 0) return null;
  return (
    <Section>
      <details>
        <summary className="w-fit cursor-pointer font-medium">{t("title")}</summary>
        <p className="my-3 max-w-prose text-ink-quiet">{t("text")}</p>
        <HoldForm devices={free} />
      </details>
    </Section>
  );
}
