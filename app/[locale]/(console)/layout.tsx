import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SelectionWatch } from "#components/shell/selection-watch.tsx";
import { ProofProvider } from "#components/form/proof.tsx";
import { KeptColumns } from "#components/data-table/kept-columns.tsx";
import { Bell } from "#components/shell/bell.tsx";
import { Keys } from "#components/shell/keys.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { getHiddenColumns, getSideBarNarrow, getTheme } from "#lib/i18n/server.ts";
import { UndoOffer } from "#components/undo/undo-offer.tsx";
import { can } from "#lib/actor.ts";
import { execute } from "#lib/command.ts";
import { countUnread } from "#lib/services/notices/queries.ts";
import { requiredSession, type Session } from "#lib/web/session.ts";
import { signOut } from "#lib/web/sign-out.ts";
import { noteTour } from "./note-tour.ts";
import { prove } from "../sign-in/actions.ts";
import { consoleFrame } from "./frame.ts";
import { undoActs } from "./undo/acts.ts";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await requiredSession();
  const [frame, theme, narrow, t] = await Promise.all([
    consoleFrame(session),
    getTheme(),
    getSideBarNarrow(),
    getTranslations("nav"),
  ]);
  return (
    <Shell
      {...frame}
      person={{
        name: session.actor.name,
        email: session.email,
        signOut,
        links: own.map((one) => ({ ...one, label: t(one.label) })),
      }}
      theme={theme}
      sideBarNarrow={narrow}
      search={
        <>
          <Keys
            items={frame.items}
            mayFind={can(session.actor, "establishment:read")}
            tour={{ offered: frame.demo && !session.tourTaken, taken: noteTour }}
          />
          {can(session.actor, "establishment:read") && <Bell unread={await unreadOf(session)} />}
        </>
      }
    >
      <UndoOffer acts={undoActs} />
      <SelectionWatch selected={frame.establishments.current ?? "all"} />
      <ProofProvider email={session.email} asksForCode={session.asksForCode} prove={prove}>
        <KeptColumns hidden={await getHiddenColumns()}>{children}</KeptColumns>
      </ProofProvider>
    </Shell>
  );
}

/** What a person sets for themselves. */
const own = [
  { href: "/settings/own", label: "own" },
  { href: "/sign-in/change-password", label: "changePassword" },
  { href: "/sign-in/codes", label: "codes" },
] as const;

const unreadOf = ({ context }: Session) => execute(countUnread, context, {});
