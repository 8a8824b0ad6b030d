export const environments = ["sandbox", "simulation", "production", "simulator"] as const;
export type Environment = (typeof environments)[number];

/** The most binding first. */
export const bySeriousness = [
  "production",
  "simulation",
  "simulator",
  "sandbox",
] as const satisfies readonly Environment[];

/** Certificate template name that the CSR must carry (a wrong one is refused only at `POST /production/csids`). */
export const templateName: Record<Environment, string> = {
  sandbox: "TSTZATCA-Code-Signing",
  simulation: "PREZATCA-Code-Signing",
  production: "ZATCA-Code-Signing",
  simulator: "ZATCA-Code-Signing",
};
