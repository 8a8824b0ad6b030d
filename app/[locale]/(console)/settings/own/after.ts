/** The one time at which the browser gets to see a calendar's address. */
export const opened = ({ address }: { readonly address: string }) => ({ address });
