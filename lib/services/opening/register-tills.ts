import { eq } from "drizzle-orm";
import { devices } from "#db/schema/devices.ts";
import { members } from "#db/schema/establishments.ts";
import { command } from "#lib/command.ts";
import { egsSerialOf, proposeCsrFields } from "#lib/domain/csr-proposal.ts";
import { tillNames } from "#lib/domain/opening.ts";
import { loadBranch } from "#lib/services/branches/load.ts";
import { register } from "#lib/services/devices/register.ts";
import { loadEstablishment } from "#lib/services/establishments/load.ts";
import { RegisterTills } from "./schema.ts";

/** Registers several devices of a branch alike, all or none, each as the form of one device would propose it. */
export const registerTills = command({
  name: "device.register_tills",
  permission: "device:write",
  input: RegisterTills,
  run: (ctx, { branchId, count, pattern, functionalityMap, environment }) =>
    ctx.atomically(async (tx) => {
      const branch = await loadBranch(tx, branchId);
      const { establishmentId, memberId } = branch;
      const establishment = await loadEstablishment(tx, establishmentId);
      const [member] =
        memberId === null ? [] : await tx.select({ tin: members.tin }).from(members).where(eq(members.id, memberId));
      const here = await tx.select({ name: devices.name }).from(devices).where(eq(devices.branchId, branchId));
      const names = tillNames(pattern, count, new Set(here.map(({ name }) => name)));
      for (const name of names)
        await register(tx, {
          establishmentId,
          branchId,
          servedBranchIds: [],
          environment,
          functionalityMap,
          name,
          egsSerial: egsSerialOf("Khatm", "1", crypto.randomUUID()),
          ...proposeCsrFields({ establishment, memberTin: member?.tin ?? null, branch, deviceName: name }),
        });
      return { id: branchId };
    }),
});
