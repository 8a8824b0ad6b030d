/** What can be wrong with a chain. */
export const chainFaults = [
  "gap",
  "repeat",
  "broken_link",
  "hash_differs",
  "bytes_missing",
  "sent_differs",
  "end_differs",
  "rewound",
  "forked",
  "known_to_zatca",
] as const;
export type ChainFault = (typeof chainFaults)[number];

export type ChainFinding = {
  readonly code: ChainFault;
  /** The counter at which it shows, as digits. */
  readonly icv: string;
  readonly documentId: string | null;
  readonly params: Readonly<Record<string, string>>;
};

/** A place of a chain: the counter (KSA-16) and the invoice hash of the document there, base64. */
export type Position = { readonly icv: bigint; readonly hash: string };

export type Link = Position & {
  readonly documentId: string;
  readonly previousHash: string;
  /** The hash of the stored bytes; null where there are none, absent where nobody looked. */
  readonly recomputed?: string | null;
};

/** A person's word that the chain went on from a place beyond the ledger. */
export type Statement = { readonly ledgerIcv: bigint; readonly icv: bigint; readonly hash: string };

/**
 * Follows links in the order of their counters from a position, and says where the last one leads and what is wrong on the way
 * (ZATCA Security Features Implementation Standards 3 and 4: the counter grows by one, and each document carries the hash of the one before).
 */
export function followChain(
  start: Position,
  links: readonly Link[],
  statements: readonly Statement[],
): { readonly end: Position; readonly findings: readonly ChainFinding[] } {
  const findings: ChainFinding[] = [];
  let at = start;
  for (const link of links) {
    findings.push(...placeFindings(at, link, statements), ...byteFindings(link));
    at = { icv: link.icv, hash: link.hash };
  }
  return { end: at, findings };
}

function placeFindings(at: Position, link: Link, statements: readonly Statement[]): readonly ChainFinding[] {
  const expected = at.icv + 1n;
  if (link.icv < expected) return [found("repeat", link)];
  if (link.icv > expected) {
    const stated = statements.some((each) => leads(each, at, { icv: link.icv - 1n, hash: link.previousHash }));
    const missing = { from: expected.toString(), to: (link.icv - 1n).toString() };
    return stated ? [] : [found("gap", link, missing)];
  }
  return link.previousHash === at.hash
    ? []
    : [found("broken_link", link, { expected: at.hash, is: link.previousHash })];
}

function byteFindings(link: Link): readonly ChainFinding[] {
  if (link.recomputed === undefined || link.recomputed === link.hash) return [];
  if (link.recomputed === null) return [found("bytes_missing", link)];
  return [found("hash_differs", link, { expected: link.hash, is: link.recomputed })];
}

const found = (code: ChainFault, link: Link, params: Readonly<Record<string, string>> = {}): ChainFinding => ({
  code,
  icv: link.icv.toString(),
  documentId: link.documentId,
  params,
});

const leads = ({ ledgerIcv, icv, hash }: Statement, from: Position, to: Position): boolean =>
  ledgerIcv === from.icv && icv === to.icv && hash === to.hash;

/** Whether the chain's own note of its end is where its documents, or the last statement, end. */
export function endFindings(end: Position, noted: Position, statements: readonly Statement[]): readonly ChainFinding[] {
  if (noted.icv === end.icv && noted.hash === end.hash) return [];
  if (statements.some((each) => leads(each, end, noted))) return [];
  const params = { ledger: end.icv.toString(), chain: noted.icv.toString() };
  return [{ code: "end_differs", icv: noted.icv.toString(), documentId: null, params }];
}

/**
 * Holds what a person read at ZATCA or from a printed document against the ledger. Beyond its end the ledger was rewound, as by an older
 * backup; another hash at the same counter means that the counter was given twice. `here` is the ledger's own document at that counter.
 */
export function witnessFindings(
  noted: Position,
  known: Position,
  here: { readonly hash: string; readonly documentId: string | null } | undefined,
): readonly ChainFinding[] {
  const icv = known.icv.toString();
  if (known.icv > noted.icv)
    return [{ code: "rewound", icv, documentId: null, params: { known: icv, ledger: noted.icv.toString() } }];
  if (here === undefined || here.hash === known.hash) return [];
  return [{ code: "forked", icv, documentId: here.documentId, params: { known: known.hash, ledger: here.hash } }];
}

/** `state_last`: say the last counter and hash, and go on after them. `onboard`: only a new onboarding, with a new chain, is safe. */
export const waysOn = ["none", "watch", "state_last", "onboard"] as const;
export type WayOn = (typeof waysOn)[number];

/** The safe way on. A ledger that is whole but behind can catch up by a statement; one that contradicts itself or the world cannot. */
export function wayOn(codes: readonly ChainFault[]): WayOn {
  const serious = codes.filter((code) => code !== "known_to_zatca");
  if (serious.length === 0) return codes.length === 0 ? "none" : "watch";
  return serious.every((code) => code === "rewound") ? "state_last" : "onboard";
}

/** Why a chain cannot go on from a stated place; undefined where it can. */
export function statementRefusal(
  noted: Position,
  stated: Position,
  codes: readonly ChainFault[],
): "behind" | "differs" | "broken" | undefined {
  if (wayOn(codes) === "onboard") return "broken";
  if (stated.icv < noted.icv) return "behind";
  return stated.icv === noted.icv && stated.hash !== noted.hash ? "differs" : undefined;
}
