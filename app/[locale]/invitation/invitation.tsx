"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { nameIn } from "#components/records/name.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Skeleton } from "#components/ui/states.tsx";
import { accept, show } from "./actions.ts";
import { JoinForm } from "./join-form.tsx";
import { keptToken } from "./token.ts";

type Offer = Extract<Awaited<ReturnType<typeof show>>, { ok: true }>["value"];
type Seen = { readonly token: string; readonly offer: Offer | undefined };

/** Looks the link's offer up and takes it: with a new account, or with the one that is signed in. */
export function Invitation({ signedInAs }: { signedInAs: string | undefined }) {
  const t = useTranslations("people.accept");
  const [seen, setSeen] = useState<Seen>();
  useEffect(() => {
    const token = keptToken();
    const form = new FormData();
    form.set("token", token);
    void show(undefined, form).then((shown) => setSeen({ token, offer: shown.ok ? shown.value : undefined }));
  }, []);
  if (seen === undefined)
    return (
      <div aria-busy="true" aria-label={t("loading")}>
        <Skeleton className="h-40 w-full" />
      </div>
    );
  if (seen.offer === undefined) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  return (
    <>
      <OfferText offer={seen.offer} />
      {signedInAs === undefined ? (
        <JoinForm token={seen.token} email={seen.offer.email} name={seen.offer.name} />
      ) : (
        <AcceptMine token={seen.token} signedInAs={signedInAs} invited={seen.offer.email} />
      )}
    </>
  );
}

function OfferText({ offer }: { offer: Offer }) {
  const [t, words] = [useTranslations("people.accept"), useTranslations("people")];
  const establishment = nameIn(useLocale(), offer);
  return (
    <p>
      {t("offer", { by: offer.by, role: words(`role.${offer.role}`), establishment })}{" "}
      {offer.branches !== null && t("limited", { count: offer.branches })}
    </p>
  );
}

function AcceptMine({ token, signedInAs, invited }: { token: string; signedInAs: string; invited: string }) {
  const t = useTranslations("people.accept");
  if (signedInAs !== invited) return <p>{t("other", { email: signedInAs, invited })}</p>;
  return (
    <Form
      action={accept}
      done={
        <span className="flex flex-col gap-2">
          {t("accepted")}
          <LinkButton href="/sign-in" className="w-fit">
            {t("signIn")}
          </LinkButton>
        </span>
      }
    >
      <p>{t("mine", { email: signedInAs })}</p>
      <input type="hidden" name="token" value={token} />
      <SubmitButton className="w-fit">{t("acceptMine")}</SubmitButton>
    </Form>
  );
}
