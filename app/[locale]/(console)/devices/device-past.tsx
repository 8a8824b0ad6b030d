import { CertificateHistory } from "./certificate-history.tsx";
import { Chain } from "./chain.tsx";
import type { DeviceView } from "./device-view.ts";
import { EarlierWalks } from "./earlier-walks.tsx";

/** What a device has behind it: certificates, walks and its chain of documents. */
export function DevicePast({ view }: { view: DeviceView }) {
  return (
    <>
      <CertificateHistory view={view} />
      <EarlierWalks view={view} />
      <Chain view={view} />
    </>
  );
}
