import common from "./ar/common.json" with { type: "json" };
import environment from "./ar/environment.json" with { type: "json" };
import errors from "./ar/errors.json" with { type: "json" };
import fields from "./ar/fields.json" with { type: "json" };
import form from "./ar/form.json" with { type: "json" };
import nav from "./ar/nav.json" with { type: "json" };
import signIn from "./ar/signIn.json" with { type: "json" };
import table from "./ar/table.json" with { type: "json" };

export const ar = { common, environment, errors, fields, form, nav, signIn, table };
