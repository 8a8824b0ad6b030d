import { z } from "zod";

/** Longest text that is pasted to be translated, in characters. */
export const longestAnswer = 1_000_000;

export const TranslateAnswer = z.object({ text: z.string().trim().min(1).max(longestAnswer) });
