import { FileDown } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";

/** A file that the server makes and the browser saves. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} download className={buttonClass("quiet")}>
      <FileDown aria-hidden />
      {children}
    </a>
  );
}
