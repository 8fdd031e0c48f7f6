import { drawFor } from './draw'
import { hairstyles } from './hairstyles'
import { families, tile } from './motifs'
import type { Trio } from './palette'
import { outfits, skins } from './palette'
import type { Drawing } from './raster'

const side = 120

/** Returns a stylised portrait, 800 × 1000, always the same for the same key. */
export function portrait(key: string): Drawing {
  const draw = drawFor(key)
  const { ground, shape, accent, thread } = draw.from(outfits)
  const skin = draw.from(skins)
  const hair = draw.from(hairstyles)
  const markup = [
    `<path d="M0 0H800V1000H0Z" fill="${ground}"/>`,
    '<g transform="translate(-60 -150) scale(1.15)">',
    hair.back(shape),
    '<clipPath id="bust"><path d="M90 1000A310 310 0 0 1 710 1000Z"/></clipPath>',
    `<g clip-path="url(#bust)">${weave(draw.from(families), [accent, shape, thread])}</g>`,
    `<path d="M335 520H465V690A65 65 0 0 1 335 690Z" fill="${skin}"/>`,
    `<circle cx="400" cy="430" r="150" fill="${skin}"/>`,
    hair.front(shape),
    '</g>',
  ]
  return { width: 800, height: 1000, markup: markup.join('') }
}

function weave(family: Parameters<typeof tile>[0], colours: Trio): string {
  const tiles: string[] = []
  for (let y = 680; y < 1000; y += side) {
    for (let column = 0; column < 6; column++)
      tiles.push(tile(family, colours, 40 + column * side, y, side, column % 2))
  }
  return tiles.join('')
}
