/** `go`: the next step may follow at once. `wait`: for time or for a person, as the enrolment's row says. */
export type Progress = "go" | "wait";
