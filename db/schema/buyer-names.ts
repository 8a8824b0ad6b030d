import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { gramsOf } from "../search.ts";
import { establishments } from "./establishments.ts";

/** Every buyer's name once, written by a trigger with the first document for it: a search looks through these and not through documents. */
export const buyerNames = pgTable(
  "buyer_names",
  {
    establishmentId: uuid("establishment_id")
      .notNull()
      .references(() => establishments.id),
    name: text("name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.establishmentId, t.name] }),
    index("buyer_names_search").using("gin", gramsOf([t.name])),
  ],
);
