import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { getFormat } from "#lib/i18n/server.ts";
import { ArchiveDraft } from "../archive-draft.tsx";
import type { DeviceView } from "../device-view.ts";
import { EndActs } from "./end-acts.tsx";
import { consequencesOf } from "../consequences-of.ts";

/** The acts that pause, replace or end a unit in use, with what each entails; a draft is only put away. */
export async function DeviceEnds({ view: { device } }: { view: DeviceView }) {
  const { id: deviceId, name, status, environment, custody } = device;
  if (status === "draft")
    return (
      <ClientMessages also={["devices"]}>
        <ArchiveDraft deviceId={deviceId} name={name} />
      </ClientMessages>
    );
  if (status !== "live" && status !== "suspended") return null;
  const [format, entails] = await Promise.all([getFormat(), consequencesOf(deviceId)]);
  const until = entails.certificateUntil && format.date(entails.certificateUntil);
  return (
    <ClientMessages also={["devices", "takeOver"]}>
      <EndActs
        view={{
          deviceId,
          name,
          status,
          environment,
          until,
          central: custody === "central",
          watched: custody === "watched",
          waiting: entails.waiting,
          replaced: entails.successor !== undefined,
          promoted: entails.promoted !== undefined,
          revoking: entails.revocation !== undefined,
        }}
      />
    </ClientMessages>
  );
}
