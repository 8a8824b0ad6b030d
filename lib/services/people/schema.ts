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

const ids = z.preprocess(
  (value) => (typeof value === "string" ? (value === "" ? [] : [value]) : value),
  z
    .array(z.uuid())
    .max(1000)
    .transform((list) => [...new Set(list)])
    .nullable()
    .default(null),
);
/** No branch chosen is no limit. */
const branchIds = ids.transform((list) => (list === null || list.length === 0 ? null : list));
const held = { role: z.enum(roles), branchIds };

/** An owner answers for the whole establishment, so only the other roles may be limited to branches. */
const ownerOfAll = ({ role, branchIds: limit }: { role: string; branchIds: unknown }) =>
  role !== "owner" || limit === null;
const onlyOthers = { path: ["branchIds"], params: { code: "invalid" } };

const token = z.string().regex(/^[0-9a-f-]{36}\.[\w-]{43}$/);

export const ListPeople = z.object({ establishmentId: z.uuid() });
export const Invite = z
  .object({
    establishmentId: z.uuid(),
    email,
    name: line(200),
    ...held,
    groupIds: ids.transform((list) => list ?? []),
    locale: z.enum(["ar", "en"]),
  })
  .refine(ownerOfAll, onlyOthers);
export const OfInvitation = z.object({ invitationId: z.uuid() });
export const ShowInvitation = z.object({ token });
export const AcceptInvitation = z.object({ token });
/** For somebody new; without a password they sign in with the organisation's account, where there is one. */
export const JoinByInvitation = z.object({
  token,
  name: line(200),
  password: z.preprocess((value) => (value === "" ? undefined : value), z.string().min(1).max(256).optional()),
  hasProvider: z.boolean(),
});
export const ChangeRole = z
  .object({ establishmentId: z.uuid(), userId: z.uuid(), ...held })
  .refine(ownerOfAll, onlyOthers);
export const RevokeRole = z.object({ establishmentId: z.uuid(), userId: z.uuid() });
