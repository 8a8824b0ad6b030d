"use client";

import { useState } from "react";
import { largestList } from "#lib/domain/tie-out.ts";

/** The list that is compared: the file that was chosen last, or what was pasted after it. */
export function useList() {
  const [chosen, setChosen] = useState<File>();
  const [pasted, setPasted] = useState("");
  const tooLarge = chosen !== undefined && chosen.size > largestList;

  const choose = (file: File) => {
    setChosen(file);
    setPasted("");
  };
  const paste = (text: string) => {
    setPasted(text);
    setChosen(undefined);
  };
  const addTo = (form: FormData) => (chosen === undefined ? form.set("csv", pasted) : form.set("file", chosen));
  const ready = chosen === undefined ? pasted.trim() !== "" : !tooLarge;
  return { chosen, pasted, tooLarge, ready, choose, paste, addTo };
}

export type List = ReturnType<typeof useList>;
