import { z } from "zod";
import { chainFaults, waysOn } from "#lib/domain/chain.ts";
import { environments } from "#lib/domain/environment.ts";
import { line } from "#lib/domain/fields.ts";

/** A counter as digits, in the script of the paper that it was read from or in Latin ones. */
const icv = z
  .string()
  .trim()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
  .refine((value) => value > 0n);
const hash = z
  .string()
  .trim()
  .regex(/^[A-Za-z\d+/]{43}=$/);

const known = {
  /** The last counter and invoice hash that ZATCA or a printed document shows, to be held against the ledger. */
  knownIcv: icv.exactOptional(),
  knownHash: hash.exactOptional(),
};

const flag = z.preprocess((value) => value === true || value === "true" || value === "on", z.boolean());

export const InspectChain = z
  .object({
    deviceId: z.uuid(),
    /** Another chain of the device than its newest. */
    chainId: z.uuid().exactOptional(),
    /** Whether every hash is computed again from the stored bytes. */
    bytes: flag,
    ...known,
  })
  .superRefine(({ knownIcv, knownHash }, context) => {
    if ((knownIcv === undefined) === (knownHash === undefined)) return;
    const path = [knownIcv === undefined ? "knownIcv" : "knownHash"];
    context.addIssue({ code: "custom", path, params: { code: "required" } });
  });

export const StopChain = z.object({
  deviceId: z.uuid(),
  reason: line(500),
});

export const ResumeChain = z.object({
  deviceId: z.uuid(),
  icv,
  hash,
  /** Where the person read them, such as the portal or the last printed document. */
  source: line(500),
});

const Finding = z.object({
  code: z.enum(chainFaults),
  icv: z.string(),
  documentId: z.uuid().nullable(),
  params: z.record(z.string(), z.string()),
});

export const ChainReport = z.object({
  deviceId: z.uuid(),
  environment: z.enum(environments),
  chainId: z.uuid(),
  status: z.enum(["open", "stopped", "closed"]),
  documents: z.int(),
  lastIcv: z.string(),
  lastHash: z.string(),
  findings: z.array(Finding).describe("The first two hundred"),
  total: z.int(),
  next: z.enum(waysOn),
  stop: z.object({ stoppedAt: z.date(), reason: z.string(), findings: z.array(z.enum(chainFaults)) }).nullable(),
});
export type ChainReport = z.output<typeof ChainReport>;
