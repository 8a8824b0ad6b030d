import { sql, type SQLWrapper } from "drizzle-orm";
import { branchOwners } from "#db/schema/groups.ts";

/** Which group answers for the branch of the row at hand, in a select; null where that is the fallback. */
export const ownerOfBranch = (branchId: SQLWrapper) =>
  sql<
    string | null
  >`(select ${branchOwners.groupId} from ${branchOwners} where ${branchOwners.branchId} = ${branchId})`;
