/**
 * The calls of one run in a lane. Intents are stored a few ahead, so that a place that comes free is taken at once, without waiting for
 * the database; only who holds a place calls the gateway.
 */
export class Places {
  /** So many documents may wait for a place with their intents stored. */
  readonly ahead: number;
  /** Documents that this run asks or is about to ask, until their answers are stored: their rows are no other run's. */
  readonly mine = new Set<string>();
  #most = 0;
  #taken = 0;
  #troubles = 0;
  readonly #waiting: ((got: boolean) => void)[] = [];

  constructor(ahead: number) {
    this.ahead = ahead;
  }

  /** Calls under way. */
  get taken(): number {
    return this.#taken;
  }

  /** How many answers so far may slow down or stop what follows. What was allowed before the last of them is no longer. */
  get troubles(): number {
    return this.#troubles;
  }

  trouble(): void {
    this.#troubles += 1;
  }

  /** What the lane's other runs leave. */
  allow(most: number): void {
    this.#most = most;
    this.#next();
  }

  /** Waits for a place; what it returns gives it back, once. Undefined when others have taken them all: then none comes free here. */
  async take(): Promise<(() => void) | undefined> {
    const got = await new Promise<boolean>((resolve) => {
      this.#waiting.push(resolve);
      this.#next();
    });
    if (!got) return undefined;
    let held = true;
    return () => {
      if (held) this.#taken -= 1;
      held = false;
      this.#next();
    };
  }

  #next(): void {
    while (this.#taken < this.#most) {
      const resolve = this.#waiting.shift();
      if (resolve === undefined) return;
      this.#taken += 1;
      resolve(true);
    }
    if (this.#taken === 0) for (const resolve of this.#waiting.splice(0)) resolve(false);
  }
}
