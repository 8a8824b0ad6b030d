import { checkDocument, type CheckOptions, type CheckResult } from "./check.ts";
import { firstPih } from "./stamp/pih.ts";

/**
 * Checks documents as one chain, in the order given: each must carry the hash of the one before, the first `expectedPih` or the hash that
 * begins every chain. After a document that cannot be read nothing is expected of the next.
 */
export function checkChain(documents: readonly Uint8Array[], options: CheckOptions = {}): readonly CheckResult[] {
  let expected: string | undefined = options.expectedPih ?? firstPih;
  return documents.map((bytes) => {
    const { expectedPih: _, ...rest } = options;
    const result = checkDocument(bytes, { ...rest, ...(expected !== undefined && { expectedPih: expected }) });
    expected = result.hash ?? undefined;
    return result;
  });
}
