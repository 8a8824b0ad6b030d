import type { DeviceView } from "./device-view.ts";
import { DeviceDrift } from "./device-drift.tsx";
import { DeviceStanding } from "./ends/device-standing.tsx";
import { WatchedDevice } from "./watched-device.tsx";

/** What is out of the ordinary about a device, the most pressing first. */
export function DeviceNotices({ view }: { view: DeviceView }) {
  return (
    <>
      <DeviceDrift sighting={view.sighting} />
      <DeviceStanding view={view} />
      <WatchedDevice view={view} />
    </>
  );
}
