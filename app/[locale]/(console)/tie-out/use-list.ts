"use client";

import { useState } from "react";
import { mostBytes, readListFile } from "./read-list-file.ts";

type Chosen = { readonly name: string; readonly text: string };
export type ListProblem = "tooLarge" | "unreadable";

/** The list that is compared: the file that was chosen last, or what was pasted after it. */
export function useList() {
  const [chosen, setChosen] = useState<Chosen>();
  const [pasted, setPasted] = useState("");
  const [problem, setProblem] = useState<ListProblem>();

  const choose = async (file: File) => {
    const text = file.size > mostBytes ? undefined : await readListFile(file);
    setProblem(file.size > mostBytes ? "tooLarge" : text === undefined ? "unreadable" : undefined);
    setChosen(text === undefined ? undefined : { name: file.name, text });
    setPasted("");
  };
  const paste = (text: string) => {
    setPasted(text);
    setChosen(undefined);
    setProblem(undefined);
  };
  return { text: chosen?.text ?? pasted, chosen, pasted, problem, choose, paste };
}

export type List = ReturnType<typeof useList>;
