import type { z } from "zod";
import { isUuid } from "#lib/domain/uuid.ts";
import type { Reader } from "#db/read.ts";
import type { QueryContext } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/input.ts";
import type { InvoiceDocument } from "#lib/ubl/document.ts";
import type { DocumentInput } from "#lib/ubl/input.ts";
import { settleAdvance } from "#lib/ubl/settle-advance.ts";
import { isSameBuyer, loadAdvances } from "./advances.ts";
import { loadCorrection, writtenTree } from "./draft.ts";
import { IssueDocument } from "./issue-input.ts";
import { isTree, overlay, treeOf, type Tree } from "./typed.ts";

type Values = Readonly<Record<string, unknown>> & { readonly corrects?: string };

/** What a document's form sends as the command's input. `corrects` names the rejected document it stands over, `advances.0` … prepayments to settle. */
export async function typedInput(ctx: QueryContext, { corrects, ...values }: Values): Promise<IssueDocument> {
  const base = corrects === undefined ? {} : await ctx.read((db) => rejected(db, corrects));
  const tree = overlay(base, treeOf(values));
  const input = parseInput(IssueDocument, isTree(tree) ? withParties(tree) : {});
  const picked = picksIn(values);
  const { document, deviceId } = input;
  if (picked.length === 0 || document === undefined || deviceId === undefined) return input;
  const advances = await ctx.read((db) => loadAdvances(db, deviceId, picked));
  advances.forEach((advance, place) => refuseOther(advance, document, place));
  const settled = advances.map((advance) => prepaymentOf(advance));
  return parseInput(IssueDocument, isTree(tree) ? withPrepayments(withParties(tree), settled) : {});
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

const picksIn = (values: Values): readonly string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    /^advances\.\d{1,3}$/.test(name) && typeof value === "string" && isUuid(value) ? [value] : [],
  );

function refuseOther(advance: InvoiceDocument, { buyer, currency }: z.output<typeof DocumentInput>, place: number) {
  const { name, vatNumber, identifier } = buyer ?? {};
  const same = isSameBuyer(advance.buyer, { name, vatNumber, identifier: identifier?.value });
  const code = !same ? "other_buyer" : advance.currency === currency ? undefined : "other_currency";
  const field = { path: `advances.${place}`, code: code ?? "", params: { number: advance.number } };
  if (code !== undefined) throw new AppError("input.invalid", { count: 1 }, [field]);
}

function prepaymentOf(advance: InvoiceDocument): Tree {
  const settled = settleAdvance(advance, "1");
  if (settled === undefined) throw new AppError("not_found");
  const { itemVat: _itemVat, lineId: _lineId, ...prepayment } = settled;
  return writtenTree(prepayment);
}

function withPrepayments(tree: Tree, settled: readonly Tree[]): Tree {
  const { document } = tree;
  if (!isTree(document)) return tree;
  const { prepayments } = document;
  const before = Array.isArray(prepayments) ? prepayments : [];
  return { ...tree, document: { ...document, prepayments: [...before, ...settled] } };
}
