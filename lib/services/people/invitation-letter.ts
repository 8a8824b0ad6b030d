import { letterOf } from "#lib/channels/letter.ts";
import type { Letter } from "#lib/channels/mail.ts";
import type { Role } from "#lib/domain/rights.ts";
import { formatter } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/routing.ts";
import { wordsIn } from "#lib/i18n/words.ts";

type Of = {
  readonly id: string;
  readonly input: { readonly email: string; readonly role: Role; readonly locale: Locale };
  readonly by: string;
  readonly establishment: { readonly nameAr: string; readonly nameEn: string };
  readonly link: string;
  readonly expiresAt: Date;
};

/** Who offers which role where, the link, and until when it is good. */
export function invitationLetter({
  id,
  input: { email, role, locale },
  by,
  establishment,
  link,
  expiresAt,
}: Of): Letter {
  const t = wordsIn(locale);
  const name = locale === "ar" ? establishment.nameAr : establishment.nameEn;
  const text = t("people.letter.text", { by, role: t(`people.role.${role}`), establishment: name });
  return letterOf(
    {
      title: t("people.letter.subject", { by }),
      paragraphs: [
        { text, href: undefined },
        { text: t("people.letter.act"), href: link },
      ],
      foot: t("people.letter.foot", { date: formatter(locale).date(expiresAt) }),
    },
    { id, to: email, locale },
  );
}
