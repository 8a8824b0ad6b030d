import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";

type Done = { readonly id: string };
type DoneWithin = Done & { readonly establishmentId: string };

/** To the establishment's page, which says what happened. */
export async function toEstablishment({ id }: Done): Promise<never> {
  redirect(`/${await getLocale()}/establishments/${id}?done=${id}`);
}

/** The same after an act on a member. */
export async function toEstablishmentOf({ id, establishmentId }: DoneWithin): Promise<never> {
  redirect(`/${await getLocale()}/establishments/${establishmentId}?done=${id}`);
}
