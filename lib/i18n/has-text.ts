/** Whether a tree of messages holds a text at a dotted path. */
export const hasText = (words: object, path: string): boolean =>
  typeof path.split(".").reduce<unknown>(step, words) === "string";

const step = (node: unknown, key: string): unknown =>
  typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
