/** The one time at which the browser gets to see a key. */
export const once = ({ key, expiresAt }: { readonly key: string; readonly expiresAt: Date }) => ({
  key,
  expiresAt: expiresAt.toISOString(),
});
