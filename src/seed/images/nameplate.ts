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

/** Returns the name of an organisation, 960 × 480, beside a square of one family of shapes. */
export function nameplate(key: string, lines: readonly string[]): Drawing {
  const draw = drawFor(key)
  const family = draw.from(families)
  const colours = draw.from(trios)
  const emblem = [0, 1, 3, 2].map((quarters, n) =>
    tile(family, colours, 80 + (n % 2) * 120, 120 + Math.floor(n / 2) * 120, 120, quarters),
  )
  return plate(emblem.join(''), lines, 370)
}

/** Returns the name of a real organisation beside a bar, which cannot be mistaken for its logo. */
export function plainNameplate(lines: readonly string[]): Drawing {
  return plate(`<path d="M80 120H92V360H80Z" fill="${brick}"/>`, lines, 150)
}

function plate(emblem: string, lines: readonly string[], left: number): Drawing {
  const letterings = lines.map((line) => letter(line, capitals, ink))
  const fit = Math.min(1, (910 - left) / Math.max(...letterings.map(({ width }) => width)))
  const top = 240 - (fit * (leading * (lines.length - 1) + capitals)) / 2
  const placed = letterings.map(({ markup }, n) => `<g transform="translate(0 ${n * leading})">${markup}</g>`)
  return {
    width: 960,
    height: 480,
    markup: [
      `<path d="M0 0H960V480H0Z" fill="${paper}"/>`,
      emblem,
      `<g transform="translate(${left} ${top}) scale(${fit})">${placed.join('')}</g>`,
    ].join(''),
  }
}
