"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { archiveGroup } from "#lib/services/groups/archive.ts";
import { createGroup } from "#lib/services/groups/create.ts";
import { makeFallback, updateGroup } from "#lib/services/groups/update.ts";
import { action } from "#lib/web/action.ts";

const back = async () => redirect(`/${await getLocale()}/settings/groups`);

export const create = action(createGroup, { view: back });
export const update = action(updateGroup, { view: (edit) => edit });
export const fallback = action(makeFallback);
export const archive = action(archiveGroup, { view: back });
