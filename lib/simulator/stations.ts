export const environments = ["sandbox", "simulation", "production"] as const;
export type Station = (typeof environments)[number];

type Facts = {
  readonly path: string;
  readonly template: string | undefined;
  readonly issuer: string;
  readonly validityDays: number;
};

/** The three gateways behind one host. Only the sandbox does not look at the template name. */
export const stations: Record<Station, Facts> = {
  sandbox: { path: "developer-portal", template: undefined, issuer: "TSZEINVOICE-SubCA-1", validityDays: 730 },
  simulation: {
    path: "simulation",
    template: "PREZATCA-Code-Signing",
    issuer: "PEZEINVOICESCA1-CA",
    validityDays: 730,
  },
  production: { path: "core", template: "ZATCA-Code-Signing", issuer: "PRZEINVOICESCA4-CA", validityDays: 1825 },
};

export function stationOf(pathname: string): { station: Station; call: string } | undefined {
  const [, root, name, ...rest] = pathname.split("/");
  const station = environments.find((environment) => stations[environment].path === name);
  if (root !== "e-invoicing" || !station) return undefined;
  return { station, call: `/${rest.join("/").replace(/\/$/, "")}` };
}
