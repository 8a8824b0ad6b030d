/** More open rows than one looks at. */
const most = 20;

export const openIn = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .filter((id) => /^[\da-f-]{36}$/.test(id))
    .slice(-most);

/** The tree with one row opened, or closed where it was open. */
export const treeAddress = (open: readonly string[], id: string): string => {
  const next = open.includes(id) ? open.filter((other) => other !== id) : [...open, id];
  return `/fleet?open=${next.length === 0 ? "none" : next.join(",")}`;
};
