/**
 * A document whose states are numbered: its text ends with the number of the last state that was written. A reader who begins after a
 * state was acknowledged must see that one or a later one.
 */
export class Numbered {
  /** The last state that was sent, and the last one that was acknowledged. */
  sent = 0
  acknowledged = 0

  constructor(
    readonly id: string,
    readonly name: string,
    /** Whether a state is public; the others are as if the document did not exist. */
    readonly isPublic: (state: number) => boolean = () => true,
  ) {}

  textOf(state: number): string {
    return `${this.name} n${state}n`
  }

  /** Sends the next state; it counts as acknowledged when `write` returns `true`. Otherwise it may have been made or not. */
  async write(write: (state: number) => Promise<boolean>): Promise<boolean> {
    this.sent += 1
    const state = this.sent
    const isDone = await write(state)
    if (isDone) this.acknowledged = state
    return isDone
  }

  /** What is wrong with an answer that was asked for when `least` was acknowledged; `undefined` when nothing is. */
  fault(least: number, seen: number | undefined): string | undefined {
    const states = Array.from({ length: this.sent - least + 1 }, (_, nth) => least + nth)
    const isRight =
      seen === undefined ? states.some((state) => !this.isPublic(state)) : this.isPublic(seen) && states.includes(seen)
    return isRight ? undefined : `${this.name}: ${seen ?? 'nothing'} instead of ${least} to ${this.sent}`
  }

  /** The state that a text shows; `undefined` when it shows none. */
  seenIn(text: string): number | undefined {
    const [, state] = new RegExp(`${this.name} n(\\d+)n`).exec(text) ?? []
    return state === undefined ? undefined : Number(state)
  }
}
