import { drawFor } from './draw'
import { letter } from './letters'
import { families, tile } from './motifs'
import type { Trio } from './palette'
import { palette } from './palette'
import type { Drawing } from './raster'

const { paper, ink, sky } = palette

/** Returns initials, 800 × 1000, for a person without a portrait. */
export function monogram(initials: string): Drawing {
  const { markup, width } = letter(initials, 250, ink, 0.7)
  const band: Trio = [paper, ink, sky]
  const family = drawFor(initials).from(families)
  const tiles = [0, 1, 2, 3].map((column) => tile(family, band, column * 200, 800, 200, column))
  return {
    width: 800,
    height: 1000,
    markup: [
      `<path d="M0 0H800V1000H0Z" fill="${paper}"/>`,
      `<g transform="translate(${(800 - width) / 2} 275)">${markup}</g>`,
      ...tiles,
    ].join(''),
  }
}
