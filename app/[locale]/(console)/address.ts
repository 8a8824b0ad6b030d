/** What the address says; a parameter that is there twice counts as its first. */
export type Search = Readonly<Record<string, string | string[] | undefined>>;

export const first = (value: string | string[] | undefined): string | undefined => [value ?? []].flat()[0];
