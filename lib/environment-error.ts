/** The settings of this process cannot be used; the message says which and why. */
export class EnvironmentError extends Error {}
