import { z } from "zod";
import { channels } from "#db/schema/channels.ts";
import { command } from "#lib/command.ts";
import { AppError } from "#lib/errors.ts";
import { Secret } from "#lib/secret.ts";
import { loadGroup } from "#lib/services/groups/load.ts";
import { loopbackAllowed } from "#lib/webhooks/config.ts";
import { freshSecret } from "#lib/webhooks/sign.ts";
import { refusalOf } from "#lib/webhooks/target.ts";
import { AddChannel } from "./schema.ts";
import { sealSecret } from "./secret.ts";

type Input = z.output<typeof AddChannel>;

/** One more way to reach a group. A webhook's signing secret is shown this once; the addresses of Slack and Teams never again. */
export const addChannel = command({
  name: "channel.add",
  permission: "settings:write",
  input: AddChannel,
  fresh: () => Promise.resolve(true),
  async run(ctx, input) {
    const way = wayOf(input);
    return await ctx.atomically(async (tx) => {
      const { establishmentId } = await loadGroup(tx, input.groupId);
      const id = crypto.randomUUID();
      const { groupId, kind, locale } = input;
      const secretSealed = way.secret === undefined ? null : sealSecret(ctx.vault, id, way.secret);
      const row = { id, establishmentId, groupId, kind, locale, address: way.address, secretSealed };
      await tx.insert(channels).values({ ...row, createdAt: ctx.clock.now() });
      const detail = { kind, group: groupId, to: way.address };
      tx.audit({ action: "channel.add", entity: "channel", entityId: id, establishmentId, detail });
      return { id, secret: kind === "webhook" ? way.secret?.revealText() : undefined };
    });
  },
});

type Way = { readonly address: string | null; readonly secret: Secret | undefined };

function wayOf({ kind, address }: Input): Way {
  if (kind === "email") {
    if (address === null) return { address, secret: undefined };
    if (!z.email().max(254).safeParse(address).success) throw refused("invalid");
    return { address: address.toLowerCase(), secret: undefined };
  }
  if (address === null) throw refused("required");
  const refusal = refusalOf(address, loopbackAllowed());
  if (refusal !== undefined) throw refused(`url_${refusal}`);
  if (kind === "webhook") return { address, secret: freshSecret() };
  return { address: new URL(address).host, secret: new Secret(address) };
}

const refused = (code: string): AppError =>
  new AppError("input.invalid", { count: 1 }, [{ path: "address", code, params: {} }]);
