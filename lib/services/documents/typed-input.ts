import type { z } from "zod";
import type { Reader } from "#db/read.ts";
import type { QueryContext } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import type { DocumentInput } from "#lib/ubl/input.ts";
import { isSameBuyer, loadAdvances } from "./advances.ts";
import { loadCorrection } from "./draft.ts";
import { IssueDocument } from "./issue-input.ts";
import { isTree, overlay, treeOf, type Tree } from "./typed.ts";

type Values = Readonly<Record<string, unknown>> & { readonly corrects?: string };

/** What a document's form sends as the command's input. `corrects` names the rejected document it stands over. */
export async function typedInput(ctx: QueryContext, { corrects, ...values }: Values): Promise<IssueDocument> {
  const base = corrects === undefined ? {} : await ctx.read((db) => rejected(db, corrects));
  const tree = overlay(base, treeOf(values));
  const input = parseInput(IssueDocument, isTree(tree) ? withParties(tree) : {});
  await refuseOthers(ctx, input, (place) => values[`document.prepayments.${place}.from`] === "");
  return input;
}

/** A prepayment that a person picked is one that holds, of the same buyer and currency. */
async function refuseOthers(
  ctx: QueryContext,
  { document, deviceId }: IssueDocument,
  isPicked: (place: number) => boolean,
): Promise<void> {
  if (document === undefined || deviceId === undefined) return;
  const picked = document.prepayments.flatMap(({ uuid }, place) =>
    uuid !== undefined && isPicked(place) ? [{ uuid, place }] : [],
  );
  if (picked.length === 0) return;
  const uuids = picked.map(({ uuid }) => uuid);
  const advances = await ctx.read((db) => loadAdvances(db, deviceId, uuids));
  advances.forEach((advance, index) => refuseOther(advance, document, picked[index]?.place ?? index));
}

/** The number of a document that was not rejected is still in use. */
async function rejected(db: Pick<Reader, "select">, documentId: string): Promise<Tree> {
  const { state, input } = await loadCorrection(db, documentId);
  if (state !== "rejected") throw new AppError("document.number_taken");
  return { document: input };
}

/** Who issues is known: the seller, or the buyer where the buyer issues. The form asks for the other one alone. */
function withParties(tree: Tree): Tree {
  const { document } = tree;
  if (!isTree(document)) return tree;
  const { seller, buyer, ...rest } = document;
  const given = isSelfBilled(document) ? { seller } : { buyer };
  const parties = Object.fromEntries(Object.entries(given).flatMap(([name, party]) => (party ? [[name, party]] : [])));
  return { ...tree, document: { ...rest, ...parties } };
}

function isSelfBilled({ transaction }: Tree): boolean {
  const flags = isTree(transaction) ? transaction["flags"] : undefined;
  return Array.isArray(flags) && flags.includes("selfBilled");
}

function refuseOther(advance: InvoiceDocument, { buyer, currency }: z.output<typeof DocumentInput>, place: number) {
  const { name, vatNumber, identifier } = buyer ?? {};
  const same = isSameBuyer(advance.buyer, { name, vatNumber, identifier: identifier?.value });
  const code = !same ? "other_buyer" : advance.currency === currency ? undefined : "other_currency";
  const field = { path: `document.prepayments.${place}`, code: code ?? "", params: { number: advance.number } };
  if (code !== undefined) throw new AppError("input.invalid", { count: 1 }, [field]);
}
