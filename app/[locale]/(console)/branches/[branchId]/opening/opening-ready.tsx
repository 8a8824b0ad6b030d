import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import type { Environment } from "#lib/domain/environment.ts";
import { Link } from "#lib/i18n/navigation.ts";
import type { OpeningView } from "#lib/services/opening/queries.ts";

/** Every device is live: what comes after. */
export function OpeningReady({ view: { branch, devices } }: { view: OpeningView }) {
  const [t, words] = [useTranslations("opening.ready"), useTranslations("environment")];
  const rehearsals = new Set<Environment>(devices.map(({ environment }) => environment));
  rehearsals.delete("production");
  const [rehearsal] = rehearsals;
  const left = [
    ...(rehearsal === undefined
      ? []
      : [
          {
            href: `/devices?branch=${branch.id}&environment=${rehearsal}`,
            label: t("rehearsal", { environment: words(rehearsal) }),
          },
        ]),
    { href: "/settings/keys/new", label: t("key") },
    { href: "/documents/new", label: t("document") },
    { href: "/coverage", label: t("coverage") },
  ];
  return (
    <Section title={t("title")}>
      <p>{t("text")}</p>
      <ul className="mt-2 list-disc ps-5">
        {left.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className="inline-flex min-h-6 items-center text-accent hover:underline">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
