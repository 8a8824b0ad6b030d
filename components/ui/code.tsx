import { cx } from "./cx.ts";

/** A code as an island: monospace and left-to-right, whatever runs around it. */
export function Code({ children, wrap }: { children: string; wrap?: boolean }) {
  return (
    <bdi dir="ltr" className={cx("font-mono text-cell", wrap ? "wrap-anywhere" : "whitespace-nowrap")}>
      {children}
    </bdi>
  );
}

/** XML, PEM and raw answers, scrolled sideways inside themselves. */
export function CodeBlock({ children, label }: { children: string; label: string }) {
  return (
    <figure
      dir="ltr"
      aria-label={label}
      {...reachable}
      className="max-h-96 overflow-auto rounded-sm border bg-sunken p-3"
    >
      <pre className="font-mono text-caption">{children}</pre>
    </figure>
  );
}

/** What scrolls must be reachable by keyboard. */
const reachable = { tabIndex: 0 } as const;
