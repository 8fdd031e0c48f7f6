import { drawFor } from './draw'
import { letter } from './letters'
import { families, tile } from './motifs'
import type { Trio } from './palette'
import { palette } from './palette'
import type { Drawing } from './raster'

const { paper, ink, brick, ochre, pine, plum, sky } = palette

const trios: readonly Trio[] = [
  [sky, ink, ochre],
  [ochre, plum, paper],
  [pine, paper, ochre],
  [brick, paper, ink],
  [plum, sky, ochre],
]

const capitals = 62
const leading = 118

/** The name of an organisation on one or two lines, 960 × 480, beside a square of one family of shapes. */
export function nameplate(key: string, lines: readonly string[]): Drawing {
  const draw = drawFor(key)
  const family = draw.from(families)
  const colours = draw.from(trios)
  const mark = [0, 1, 3, 2].map((quarters, n) =>
    tile(family, colours, 80 + (n % 2) * 120, 120 + Math.floor(n / 2) * 120, 120, quarters),
  )
  return plate(mark.join(''), lines, 370)
}

/** The name of an organisation that has its own logo, set in plain letters behind a bar: nothing to mistake for that logo. */
export function plainNameplate(lines: readonly string[]): Drawing {
  return plate(`<path d="M80 120H92V360H80Z" fill="${brick}"/>`, lines, 150)
}

function plate(mark: string, lines: readonly string[], left: number): Drawing {
  const words = lines.map((line) => letter(line, capitals, ink))
  const fit = Math.min(1, (910 - left) / Math.max(...words.map(({ width }) => width)))
  const top = 240 - (fit * (leading * (lines.length - 1) + capitals)) / 2
  const set = words.map(({ markup }, n) => `<g transform="translate(0 ${n * leading})">${markup}</g>`)
  return {
    width: 960,
    height: 480,
    markup: [
      `<path d="M0 0H960V480H0Z" fill="${paper}"/>`,
      mark,
      `<g transform="translate(${left} ${top}) scale(${fit})">${set.join('')}</g>`,
    ].join(''),
  }
}
