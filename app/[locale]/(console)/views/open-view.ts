import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { viewParametersOf, viewPath, type ViewTable } from "#lib/domain/saved-view.ts";
import { showView } from "#lib/services/views/queries.ts";
import { ask } from "../ask.ts";

/** An address that names nothing but a view leads to what the view shows; one that says more was changed by its reader. */
export async function openView(list: ViewTable, address: Readonly<Record<string, string | undefined>>): Promise<void> {
  const viewId = address["view"];
  if (viewId === undefined || Object.keys(viewParametersOf(address)).length > 0) return;
  const [view, locale] = await Promise.all([ask(showView, { viewId }), getLocale()]);
  if (view.list === list && Object.keys(view.parameters).length === 0) return;
  const shown = new URLSearchParams({ ...view.parameters, view: view.id, establishment: view.establishmentId });
  redirect(`/${locale}${viewPath(view.list)}?${shown.toString()}`);
}
