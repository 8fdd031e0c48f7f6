/** A measure of a figure: when, and how much. */
export interface Measure {
  measuredOn: string
  value: number
}

/** A point of a line, as shares of the width and the height of its picture; 0 is at the top. */
export interface Point extends Measure {
  x: number
  y: number
}

/**
 * The measures of a figure as points: time goes right, values go up. The height is that between the least and the
 * greatest value, and a value that never changes runs in the middle. Of two measures of one day the last given counts.
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
