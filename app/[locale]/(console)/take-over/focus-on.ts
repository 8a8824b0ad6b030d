/** As a ref: what appears takes the focus, once. */
export function focusOn(node: HTMLElement | null): void {
  node?.focus();
}
