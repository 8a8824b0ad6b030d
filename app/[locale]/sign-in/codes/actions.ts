"use server";

import { renderSVG } from "uqr";
import { confirmTotp } from "#lib/services/people/confirm-totp.ts";
import { enrolTotp } from "#lib/services/people/enrol-totp.ts";
import { removeTotp } from "#lib/services/people/remove-totp.ts";
import { action } from "#lib/web/action.ts";

export const begin = action(enrolTotp, {
  view: ({ uri }) => ({
    key: new URL(uri).searchParams.get("secret") ?? "",
    picture: `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri, { border: 4 })).toString("base64")}`,
  }),
});

export const confirm = action(confirmTotp);
export const remove = action(removeTotp);
