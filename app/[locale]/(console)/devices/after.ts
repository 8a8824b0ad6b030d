import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";

/** To the device's page, which shows how it stands now. */
export async function toDevice({ id }: { readonly id: string }): Promise<never> {
  redirect(`/${await getLocale()}/devices/${id}`);
}
