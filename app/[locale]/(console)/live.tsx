import { FollowChanges } from "#components/live/follow-changes.tsx";
import { lastChange } from "#lib/services/changes/last-change.ts";
import { ask } from "./ask.ts";

type Props = { establishment?: string; document?: string; soon?: boolean; words?: string };

/** Keeps a page as things are, without a reload: a list by what its establishments write, a document by what is written of it. */
export async function Live({ establishment = "all", document, soon = false, words = "" }: Props) {
  const { mark } = await ask(lastChange, { establishment, document });
  const query = new URLSearchParams({ establishment, ...(document === undefined ? {} : { document }) });
  return <FollowChanges question={`/api/changes?${query.toString()}`} mark={mark} soon={soon} words={words} />;
}
