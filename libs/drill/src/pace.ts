/**
 * How a drill's clock runs: so many times as fast as the real one, or not at all while it is paused. It only says
 * what time it should be; whoever drives the drill moves the engine's clock there.
 */
export class Pace {
  private paused = false;

  /** `at`: the instant at which the drill begins. `speed`: drill seconds for each real second. */
  constructor(
    private at: number,
    private speed: number,
  ) {
    this.setSpeed(speed);
  }

  get now(): number {
    return this.at;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  setSpeed(speed: number): void {
    if (!(speed > 0)) throw new RangeError(`speed: ${speed} is not above 0`);
    this.speed = speed;
  }

  /** Lets so many real milliseconds pass, but not beyond `limit`. */
  elapse(realMs: number, limit: number): number {
    if (!this.paused) this.at = Math.min(limit, this.at + realMs * this.speed);
    return this.at;
  }

  /** Goes on to an instant at once, paused or not; never back. */
  jumpTo(at: number): number {
    this.at = Math.max(this.at, at);
    return this.at;
  }
}
