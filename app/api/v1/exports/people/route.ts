import { exportPeople } from "#lib/services/exports/places.ts";
import { downloadRoute } from "#lib/web/download-route.ts";

export const GET = downloadRoute(exportPeople, { asSelected: true });
