import { drawFor } from './draw'
import { families, tile } from './motifs'
import type { Trio } from './palette'
import { palette } from './palette'
import type { Drawing } from './raster'

const side = 270
const columns = 8
const rows = 4

const { paper, ink, brick, ochre, pine, plum, sky, blush } = palette

// Each edition has its own dominant colours.
const schemes: readonly (readonly Trio[])[] = [
  [
    [pine, paper, ochre],
    [paper, pine, brick],
    [ochre, ink, paper],
    [blush, pine, ink],
  ],
  [
    [plum, blush, ochre],
    [blush, plum, paper],
    [ochre, plum, brick],
    [paper, brick, plum],
  ],
  [
    [ink, sky, ochre],
    [sky, ink, paper],
    [paper, ink, brick],
    [ochre, brick, ink],
  ],
]

/** Returns the wide image of an edition, 1920 × 1080: tiles of all families in one of the colour schemes. */
export function hero(key: string, scheme: number): Drawing {
  const draw = drawFor(key)
  const trios = schemes[scheme % schemes.length] as readonly Trio[]
  const left = (1920 - side * columns) / 2
  const tiles: string[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      tiles.push(tile(draw.from(families), draw.from(trios), left + column * side, row * side, side, draw.below(4)))
    }
  }
  return { width: 1920, height: 1080, markup: tiles.join('') }
}
