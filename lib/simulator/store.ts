import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { z } from "zod";
import { schema } from "./schema.ts";

export type Store = {
  all<Row>(shape: z.ZodType<Row>, sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  get<Row>(shape: z.ZodType<Row>, sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  /** Runs a change and gives the number of changed rows and the new row's id. */
  run(sql: string, ...values: readonly SQLInputValue[]): { readonly changes: number; readonly id: number };
  /** Keeps a named text, made on first use. */
  fact(name: string, make: () => string): string;
  setFact(name: string, value: string): void;
  close(): void;
};

/** The simulator's memory: a SQLite file, or ":memory:". */
export function openStore(path: string): Store {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path);
  database.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;");
  database.exec(schema);
  const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const prepare = (sql: string): ReturnType<DatabaseSync["prepare"]> => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const setFact = (name: string, value: string): void => {
    prepare("insert into facts values (?, ?) on conflict (name) do update set value = excluded.value").run(name, value);
  };
  return {
    all: (shape, sql, ...values) => shape.array().parse(prepare(sql).all(...values)),
    get(shape, sql, ...values) {
      const row = prepare(sql).get(...values);
      return row === undefined ? undefined : shape.parse(row);
    },
    run(sql, ...values) {
      const { changes, lastInsertRowid } = prepare(sql).run(...values);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
    fact(name, make) {
      const found = prepare("select value from facts where name = ?").get(name)?.["value"];
      if (typeof found === "string") return found;
      const made = make();
      setFact(name, made);
      return made;
    },
    setFact,
    close: () => database.close(),
  };
}
