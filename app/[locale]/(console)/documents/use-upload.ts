"use client";

import { useEffect, useRef, useState } from "react";
import { issueFile } from "./actions.ts";
import { keep, kept, type Row } from "./kept-rows.ts";
import { mostFiles, unpack } from "./unpack.ts";

/** The files in the order in which they are issued, one after the other, each with how it ended; a reload brings back what is known. */
export function useUpload(place: string | undefined) {
  const [rows, setRows] = useState<readonly Row[]>(() => (place === undefined ? [] : kept(place)));
  const [reading, setReading] = useState(false);
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  useEffect(() => {
    if (place !== undefined) keep(place, rows);
  }, [place, rows]);
  const replace = (row: Row) => setRows((before) => before.map((each) => (each.id === row.id ? row : each)));

  const add = async (chosen: readonly File[]) => {
    setReading(true);
    const taken = await unpack(chosen, mostFiles - rows.length).finally(() => setReading(false));
    const added = taken.map((one): Row => {
      const { name } = one;
      const id = crypto.randomUUID();
      return "file" in one
        ? { id, name, state: "waiting", file: one.file }
        : { id, name, state: "left_out", problem: one.problem };
    });
    const again = new Set(added.map(({ name }) => name));
    setRows((before) => [...before.filter(({ state, name }) => state !== "lost" || !again.has(name)), ...added]);
  };
  const start = async (deviceId: string) => {
    stopped.current = false;
    setRunning(true);
    for (const row of rows) {
      if (stopped.current) break;
      if (row.state !== "waiting") continue;
      replace({ ...row, state: "working" });
      replace(await issued(row, deviceId));
    }
    setRunning(false);
  };
  return {
    rows,
    reading,
    running,
    add,
    start,
    stop: () => {
      stopped.current = true;
    },
    clear: () => setRows([]),
  };
}

async function issued({ id, name, file }: { id: string; name: string; file: File }, deviceId: string): Promise<Row> {
  const form = new FormData();
  form.set("deviceId", deviceId);
  form.set("file", file);
  try {
    const result = await issueFile(undefined, form);
    if (result.ok) return { id, name, state: "issued", documentId: result.value.id, number: result.value.number };
    return { id, name, state: "refused", refusal: result };
  } catch {
    return { id, name, state: "waiting", file };
  }
}
