import { eq } from "drizzle-orm";
import type { Reader } from "#db/read.ts";
import { branches, establishments, members } from "#db/schema/establishments.ts";
import { AppError } from "#lib/errors.ts";
import type { SellerFacts } from "#lib/ubl/seller.ts";

/** The issuer that documents of this branch name: the member of a VAT group where there is one, else the establishment. */
export async function sellerFacts(db: Pick<Reader, "select">, branchId: string): Promise<SellerFacts> {
  const [place] = await db
    .select({ branch: branches, member: members, establishment: establishments })
    .from(branches)
    .innerJoin(establishments, eq(establishments.id, branches.establishmentId))
    .leftJoin(members, eq(members.id, branches.memberId))
    .where(eq(branches.id, branchId));
  if (place === undefined) throw new AppError("not_found");
  return sellerFactsOf(place);
}

type Place = {
  readonly branch: typeof branches.$inferSelect;
  readonly member: typeof members.$inferSelect | null;
  readonly establishment: typeof establishments.$inferSelect;
};

export function sellerFactsOf({ branch, member, establishment }: Place): SellerFacts {
  const { street, buildingNumber, district, city, postalCode } = branch;
  return {
    nameArabic: (member ?? establishment).nameAr,
    nameEnglish: (member ?? establishment).nameEn,
    vatNumber: establishment.vatNumber,
    identifier: { scheme: branch.identifierScheme, value: branch.identifierValue },
    address: { street, buildingNumber, district, city, postalCode },
  };
}
