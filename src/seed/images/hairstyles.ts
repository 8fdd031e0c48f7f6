interface Hairstyle {
  /** The hair around the head. */
  back(colour: string): string
  /** The hair on the forehead. */
  front(colour: string): string
}

const shape = (d: string) => (colour: string) => `<path d="${d}" fill="${colour}"/>`
const discs = (points: readonly (readonly [x: number, y: number, radius: number])[]) => (colour: string) =>
  points.map(([x, y, radius]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`).join('')

// The stroke covers the edge of the head, which would show through as a thin line.
const over = (d: string) => (colour: string) => `<path d="${d}" fill="${colour}" stroke="${colour}" stroke-width="3"/>`

const fringe = over('M263 370A150 150 0 0 1 537 370Z')
const parting = over('M250 430A150 150 0 0 1 548 405A210 210 0 0 1 420 300A190 190 0 0 1 250 430Z')
const cap = over('M250 430A150 150 0 0 1 550 430A190 190 0 0 0 250 430Z')

/** Hair made of a few circles and straight lines, for a head of radius 150 whose centre is at 400,430. */
export const hairstyles: readonly Hairstyle[] = [
  { back: shape('M220 640V425A180 180 0 0 1 580 425V640Z'), front: fringe },
  {
    back: discs([
      [400, 235, 85],
      [400, 418, 168],
    ]),
    front: cap,
  },
  { back: discs([[400, 418, 166]]), front: parting },
  {
    back: discs([
      [255, 430, 88],
      [270, 335, 88],
      [345, 268, 88],
      [445, 265, 88],
      [527, 332, 88],
      [545, 430, 88],
    ]),
    front: cap,
  },
  { back: shape('M215 780V425A185 185 0 0 1 585 425V780Z'), front: parting },
  { back: shape('M240 470V400A160 160 0 0 1 560 400V470Z'), front: fringe },
]
