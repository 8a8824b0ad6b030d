"use client";

import dynamic from "next/dynamic";

export type { SearchSelectProps } from "./search-select-box.tsx";

/** Apart from what every form and list loads, since few of them choose from very many records. */
export const SearchSelect = dynamic(() => import("./search-select-box.tsx").then((loaded) => loaded.SearchSelectBox));
