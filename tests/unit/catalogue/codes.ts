import { z } from "zod";
import codes from "#tests/vectors/codes.json" with { type: "json" };

const Code = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  kind: z.enum(["rule", "platform", "onboarding", "http", "sdk"]),
  known: z.array(z.string()).default([]),
});

/** The live codes with ZATCA's usual severity; `known` holds messages of the platform, so that ours can be told apart. */
export const liveCodes = z.array(Code).parse(codes);
