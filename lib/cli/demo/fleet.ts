import { sql } from "drizzle-orm";
import type { Writer } from "#db/atomically.ts";
import { nothing } from "#db/client.ts";
import type { Actor } from "#lib/actor.ts";
import { execute } from "#lib/command.ts";
import { createContext, type Context, type Edges } from "#lib/context.ts";
import { AppError } from "#lib/errors.ts";
import { createDemonstration } from "#lib/services/establishments/demonstration.ts";
import { establishment } from "./records.ts";

const actor: Actor = { kind: "system", name: "fleet seed", establishments: "all" };

export type Fleet = {
  readonly establishmentId: string;
  readonly vatNumber: string;
  readonly branches: number;
  readonly devices: number;
};

/** A demonstration establishment with a fleet of any size, written in bulk inside one transaction. */
export async function seedFleet(edges: Edges, devices: number): Promise<Fleet> {
  const ctx = createContext(edges, actor, { ...nothing, installation: true, everything: true });
  const vatNumber = `3${String(Math.floor(Math.random() * 1e9)).padStart(9, "0")}00003`;
  const named = {
    ...establishment,
    vatNumber,
    nameAr: `${establishment.nameAr} – أسطول`,
    nameEn: `${establishment.nameEn} – fleet`,
  };
  const created = await execute(createDemonstration, ctx, { establishment: named });
  if (created === undefined) throw new AppError("establishment.vat_number_taken");
  const branches = Math.max(1, Math.ceil(devices / 100));
  await fill(ctx, created.id, { branches, devices });
  return { establishmentId: created.id, vatNumber, branches, devices };
}

async function fill(
  ctx: Context,
  establishmentId: string,
  { branches, devices }: { branches: number; devices: number },
): Promise<void> {
  await ctx.atomically(async (tx) => {
    await tx.execute(sql`
      insert into branches (establishment_id, name_ar, name_en, identifier_scheme, identifier_value, street, building_number, district, city, postal_code)
      select ${establishmentId}, 'فرع ' || i, 'Branch ' || lpad(i::text, 5, '0'), 'CRN', lpad((1010000000 + i)::text, 10, '0'),
        'شارع العليا', '3712', 'العليا', (array['الرياض', 'جدة', 'الدمام', 'مكة المكرمة', 'أبها'])[1 + i % 5], '12213'
      from generate_series(1, ${branches}::int) as i`);
    await tx.execute(sql`
      with places as (select id, row_number() over (order by name_en) - 1 as place from branches where establishment_id = ${establishmentId})
      insert into devices (establishment_id, branch_id, name, status, environment, functionality_map, egs_serial, csr_common_name,
        csr_organization_unit, csr_organization, csr_address, csr_industry)
      select ${establishmentId}, p.id, 'Till ' || lpad(i::text, 6, '0'), (case when i % 12 = 0 then 'draft' else 'live' end)::device_status,
        'simulator', (array['1000', '0100', '1100'])[1 + i % 3]::functionality_map, '1-Khatm|2-Fleet|3-' || gen_random_uuid(),
        'Till-' || i, 'Branch', 'Palm Oasis', '3712 Olaya', 'Retail trade'
      from generate_series(1, ${devices}::int) as i join places p on p.place = i % ${branches}::int`);
    await tx.execute(sql`
      insert into device_branches (device_id, branch_id, establishment_id)
      select id, branch_id, establishment_id from devices where establishment_id = ${establishmentId}`);
    await certify(tx, establishmentId);
    tx.audit({
      action: "establishment.seed_fleet",
      entity: "establishment",
      entityId: establishmentId,
      establishmentId,
      detail: { branches, devices },
    });
  });
}

/** A finished enrolment and a live certificate for each live device, ending anywhere in the coming five years. */
async function certify(tx: Writer, establishmentId: string): Promise<void> {
  const live = sql`devices where establishment_id = ${establishmentId} and status = 'live'`;
  await tx.execute(
    sql`insert into key_pairs (id, establishment_id, device_id, public_key, private_key_sealed) select id, establishment_id, id, '', '' from ${live}`,
  );
  await tx.execute(sql`
    insert into enrolments (id, establishment_id, device_id, environment, kind, status, functionality_map, key_pair_id, csr_pem)
    select id, establishment_id, id, environment, 'onboarding', 'active', functionality_map, id, '' from ${live}`);
  await tx.execute(sql`
    insert into credentials (establishment_id, device_id, environment, kind, status, enrolment_id, key_pair_id, request_id, token_sealed, secret_sealed,
      serial_number, issuer, common_name, egs_serial, functionality_map, not_before, not_after)
    select establishment_id, id, environment, 'production', 'live', id, id, '0', '', '', (random() * 1e15)::bigint::text,
      'CN=PRZEINVOICESCA4-CA, DC=extgazt, DC=gov, DC=local', csr_common_name, egs_serial, functionality_map,
      ends - interval '1825 days', ends
    from (select *, now() + random() * interval '1825 days' as ends from ${live}) as fleet`);
}
