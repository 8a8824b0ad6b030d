import type { showDevice } from "#lib/services/devices/queries.ts";

export type DeviceView = Awaited<ReturnType<typeof showDevice.run>>;
