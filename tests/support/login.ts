/** The same login to another database of the same server. */
export function inDatabase(login: string, name: string): string {
  return Object.assign(new URL(login), { pathname: `/${name}` }).toString();
}
