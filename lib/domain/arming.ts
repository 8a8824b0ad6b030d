/** What an establishment was armed for production on: a device that proved itself in ZATCA's simulation, or its owner's word. */
export const armingBases = ["simulation", "override"] as const;
