import { expect, test } from 'vitest'
import { hero } from '../../src/seed/images/hero'
import { letter } from '../../src/seed/images/letters'
import { palette } from '../../src/seed/images/palette'
import { portrait } from '../../src/seed/images/portrait'
import { rasterise } from '../../src/seed/images/raster'

const { paper, ink, brick, ochre, pine, plum, sky, blush } = palette

test('a key always gives the same drawing, and another key another one', () => {
  expect(portrait('awa')).toEqual(portrait('awa'))
  expect(portrait('awa')).not.toEqual(portrait('nadia'))
})

test('an edition image is a PNG of 1920 × 1080', async () => {
  const png = await rasterise(hero('montpellier-2024', 1))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080])
})

test('a character that is not drawn is refused rather than left out', () => {
  expect(() => letter('Œuvre', 60, ink)).toThrow(RangeError)
})

test.each([
  ...[paper, ochre, sky, blush].map((light) => [ink, light] as const),
  ...[ink, brick, pine, plum].map((deep) => [paper, deep] as const),
])('%s on %s has a contrast of at least 4.5', (front, back) => {
  const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b) as [number, number]
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5)
})

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
