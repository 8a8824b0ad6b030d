import { z } from "zod";
import { toLatinDigits } from "#lib/domain/digits.ts";
import { line } from "#lib/domain/fields.ts";
import { roles } from "#lib/domain/rights.ts";

const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
const typedPassword = z.string().min(1).max(256);
const code = z
  .string()
  .transform((text) => toLatinDigits(text).replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));
const optionalCode = z.preprocess((value) => (value === "" ? undefined : value), code.optional());
const sessionId = z.uuid();

/** `address` is the caller's network address, as the entrance saw it. */
export const SignIn = z.object({
  email,
  password: typedPassword,
  code: optionalCode,
  address: z.string().min(1).max(64),
});
export const SignInWithProvider = z.object({ email, provider: z.string().min(1).max(200) });
export const SignOut = z.object({ sessionId });
export const ProveAgain = z.object({ sessionId, password: typedPassword, code: optionalCode });
export const ChangePassword = z.object({
  sessionId,
  currentPassword: typedPassword,
  newPassword: z.string().min(1).max(256),
});
export const ResetPassword = z.object({ email, authenticator: z.enum(["keep", "remove"]) });
export const EnrolTotp = z.object({});
export const ConfirmTotp = z.object({ code });
export const RemoveTotp = z.object({ password: typedPassword });

/** An owner answers for the whole establishment, so only the other roles may be limited to branches. */
export const GrantRole = z
  .object({
    establishmentId: z.uuid(),
    email,
    name: line(200),
    role: z.enum(roles),
    branchIds: z.array(z.uuid()).min(1).max(1000).nullable().default(null),
  })
  .refine(({ role, branchIds }) => role !== "owner" || branchIds === null, {
    path: ["branchIds"],
    params: { code: "invalid" },
  });
export const RevokeRole = z.object({ establishmentId: z.uuid(), userId: z.uuid() });
