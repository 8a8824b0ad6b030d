import { AppError } from "#lib/errors.ts";

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Checked<T extends Table> = { [S in keyof T]: { [E in keyof T[S]]: T[S][E] extends keyof T ? T[S][E] : never } };
type EventOf<T extends Table> = { [S in keyof T]: keyof T[S] }[keyof T] & string;

export type Lifecycle<Status extends string, Event extends string> = {
  readonly statuses: readonly [Status, ...Status[]];
  /** Events that may happen in this status: the buttons of a screen and the guards of a command. */
  events(status: Status): readonly Event[];
  /** The status after the event. Throws `lifecycle.illegal_transition` when the table has no such edge. */
  next(status: Status, event: Event): Status;
};

/** A table of states and events is the single source of what may follow what; an edge to a state without a row does not compile. */
export function lifecycle<const T extends Table>(table: T & Checked<T>): Lifecycle<keyof T & string, EventOf<T>> {
  const edges = new Map(Object.entries<Readonly<Record<string, string>>>(table));
  const [first, ...rest] = [...edges.keys()];
  if (first === undefined) throw new TypeError("a lifecycle needs at least one state");
  return {
    statuses: [first, ...rest],
    events: (status) => Object.keys(edges.get(status) ?? {}),
    next(status, event) {
      const to = edges.get(status)?.[event];
      if (to === undefined) throw new AppError("lifecycle.illegal_transition", { from: status, event });
      return to;
    },
  };
}
