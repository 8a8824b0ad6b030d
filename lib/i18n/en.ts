import common from "./en/common.json" with { type: "json" };
import environment from "./en/environment.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import fields from "./en/fields.json" with { type: "json" };
import form from "./en/form.json" with { type: "json" };
import nav from "./en/nav.json" with { type: "json" };
import signIn from "./en/signIn.json" with { type: "json" };
import table from "./en/table.json" with { type: "json" };

export const en = { common, environment, errors, fields, form, nav, signIn, table };
