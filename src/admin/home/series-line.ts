/** A measure of a figure. */
export interface Measure {
  measuredOn: string
  value: number
}

/** A point of a line, in fractions of the width and the height of its picture; 0 is at the top. */
export interface Point extends Measure {
  x: number
  y: number
}

/**
 * Returns the measures of a figure as points, from left to right in time and from bottom to top in value. The least value
 * is at the bottom, the greatest at the top; a value that never changes is in the middle. Of two measures of one day the
 * last one is used.
 */
export function pointsOf(measures: Measure[]): Point[] {
  const byDay = new Map(measures.map((measure) => [measure.measuredOn, measure]))
  const inOrder = [...byDay.values()].sort((a, b) => a.measuredOn.localeCompare(b.measuredOn))
  const [times, values] = [inOrder.map(({ measuredOn }) => Date.parse(measuredOn)), inOrder.map(({ value }) => value)]
  const share = (value: number, among: number[], alone: number) => {
    const [least, greatest] = [Math.min(...among), Math.max(...among)]
    return greatest === least ? alone : (value - least) / (greatest - least)
  }
  return inOrder.map((measure) => ({
    ...measure,
    x: share(Date.parse(measure.measuredOn), times, 0.5),
    y: 1 - share(measure.value, values, 0.5),
  }))
}
