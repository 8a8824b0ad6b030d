import { ClientMessages } from "#lib/i18n/client-messages.tsx";
import { currentContext } from "#lib/web/session.ts";
import type { DeviceView } from "./device-view.ts";
import { certificateBefore } from "./live-certificate.ts";
import { OnboardAgain } from "./onboard-again.tsx";
import { Renew } from "./renew.tsx";
import { TakeBack } from "./take-back.tsx";
import { consequencesOf } from "./consequences-of.ts";

/** What can be done about the certificate: renew it, replace it by an onboarding, or go back to the one before. */
export async function CertificateActs({ view }: { view: DeviceView }) {
  const [{ clock }, { revocation }] = await Promise.all([currentContext(), consequencesOf(view.device.id)]);
  const before = certificateBefore(view, clock.now());
  return (
    <div className="flex flex-wrap items-start justify-end gap-2">
      {before && (
        <ClientMessages also={["devices"]}>
          <TakeBack credentialId={before.id} name={view.device.name} />
        </ClientMessages>
      )}
      <OnboardAgain view={view} />
      {revocation === undefined && <Renew view={view} />}
    </div>
  );
}
