import type { Job } from "#db/atomically.ts";
import { laneOf, type Lane } from "./lane.ts";

/** The job that wakes a worker for a lane; the submission rows say what there is to do. */
export const wakeLane = (lane: Lane): Job => ({
  queue: "submission.drain",
  data: laneOf(lane),
  key: `${lane.establishmentId}/${lane.environment}`,
});
