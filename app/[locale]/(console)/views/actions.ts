"use server";

import { getLocale } from "next-intl/server";
import { redirect } from "next/navigation";
import { viewPath, type ViewTable } from "#lib/domain/saved-view.ts";
import { removeView, renameView, updateView } from "#lib/services/views/change.ts";
import { saveView } from "#lib/services/views/save.ts";
import { action } from "#lib/web/action.ts";

/** The view's own address opens it as it is kept now. */
const open = async ({ id, list }: { id: string; list: ViewTable }) =>
  redirect(`/${await getLocale()}${viewPath(list)}?view=${id}`);

export const save = action(saveView, { view: open });
export const update = action(updateView, { view: ({ before }) => before });
export const rename = action(renameView, { view: ({ before }) => before });
export const remove = action(removeView);
