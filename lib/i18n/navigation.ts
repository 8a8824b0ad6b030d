import { createNavigation } from "next-intl/navigation";
import { createElement, type ComponentProps } from "react";
import { routing } from "./routing.ts";

const { Link: LocaleLink, redirect, usePathname, useRouter } = createNavigation(routing);

export { redirect, usePathname, useRouter };

/** Not fetched ahead: every page is read from the database, and a list has a link in each row. */
export const Link = (props: ComponentProps<typeof LocaleLink>) =>
  createElement(LocaleLink, { prefetch: false, ...props });
