import { FileDown } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";
import { cx } from "./cx.ts";

/** A file that the server makes and the browser saves. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={cx(buttonClass("quiet"), "print:hidden")}>
      <FileDown aria-hidden />
      {children}
    </a>
  );
}
