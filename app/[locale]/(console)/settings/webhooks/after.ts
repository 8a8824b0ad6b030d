/** The one time at which the browser gets to see a secret. */
export const made = ({ id, secret }: { readonly id: string; readonly secret: string }) => ({ id, secret });

export const rotated = ({ secret, previousUntil }: { readonly secret: string; readonly previousUntil: Date }) => ({
  secret,
  previousUntil: previousUntil.toISOString(),
});
